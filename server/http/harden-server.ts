import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Limits } from '@/lib/protocol/limits';
import type { Metrics } from '../metrics';
import { PROBLEMS, type ProblemCode } from './problem';

/** Node's words for what is wrong below HTTP, and ours; anything else is `bad-request`. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
};

/**
 * Holds connections to their limits, from the first byte on: how many, how slow, how silent. What is no HTTP is
 * answered as a problem too. Sockets that were upgraded are left to who took them. Behind proxies all come from one
 * address, and counting by address is for the proxies to do.
 */
export function hardenServer(server: Server, limits: Limits, metrics: Metrics, proxies: number): void {
  server.headersTimeout = limits.headersSeconds * 1000;
  server.requestTimeout = limits.requestSeconds * 1000;
  server.timeout = limits.silentSeconds * 1000;
  server.maxConnections = limits.connections;
  const open = new Map<string, number>();

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (proxies === 0 && count > limits.connectionsPerAddress) {
      metrics.refused('too-many-connections');
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });

  server.on('drop', () => metrics.refused('too-many-connections'));

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = CODES[error.code ?? ''] ?? 'bad-request';
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    metrics.refused(code);
    socket.end(rawProblem(code));
    // Who doesn't read the answer doesn't keep the connection.
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}

const LINGER_MS = 1000;

function rawProblem(code: ProblemCode): string {
  const [status, title] = PROBLEMS[code];
  const body = JSON.stringify({ type: 'about:blank', title, status, code });
  return [
    `HTTP/1.1 ${status} ${title.split(/[;:]/)[0]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
