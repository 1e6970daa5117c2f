import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describePath, safeRequestId } from '../hide-secrets';
import type { Log } from '../log';

const HEADER = 'x-request-id';

/**
 * Gives a request its id, which stands in its headers from then on: that of a proxy in front when it is well-formed,
 * otherwise a new one.
 */
export function identifyRequest(request: IncomingMessage): string {
  const id = safeRequestId(request.headers[HEADER]) ?? randomUUID();
  request.headers[HEADER] = id;
  return id;
}

/** What a line about a request says of it: its id and what was asked for, never a key, a query or a header. */
export function requestFields(request: IncomingMessage): { request: string; method: string; path: string } {
  return {
    request: String(request.headers[HEADER]),
    method: request.method ?? '',
    path: describePath(request.url),
  };
}

/** Gives a request its id, tells the client, and notes its end in the log. `now` in milliseconds. */
export function logRequest(request: IncomingMessage, response: ServerResponse, log: Log, now: () => number): void {
  response.setHeader(HEADER, identifyRequest(request));
  const began = now();
  response.once('close', () => {
    const ms = Math.round(now() - began);
    const { statusCode: status, writableFinished: whole } = response;
    log.info({ ...requestFields(request), status, ms }, whole ? 'answered' : 'the client left before its answer');
  });
}
