import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLog } from '@/server/log';
import { type RunningServer, type ServerOptions, startServer } from '@/server/start-server';
import { buildMapWorker, buildStorageWorker } from './build-worker';

export interface TestServer extends RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `ws://127.0.0.1:PORT` */
  readonly ws: string;
  readonly dataDir: string;
}

export interface TestMap {
  readonly id: string;
  readonly keys: { readonly own: string; readonly edit: string; readonly view: string };
}

/** The real server on a free port of loopback, with real SQLite in a folder of its own; gone when the test ends. */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'throughline-test-'));
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    storageWorker: await buildStorageWorker(),
    mapWorker: await buildMapWorker(),
    log: createLog('silent'),
    ...options,
  });
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closed ??= server.close();
    return closed;
  };
  onTestFinished(async () => {
    await close();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  });
  const host = `127.0.0.1:${server.port}`;
  return { port: server.port, close, dataDir, url: `http://${host}`, ws: `ws://${host}` };
}

/** Makes a map over HTTP. */
export async function createTestMap(url: string, body: object = {}): Promise<TestMap> {
  const response = await fetch(`${url}/api/maps`, { method: 'POST', body: JSON.stringify(body) });
  if (response.status !== 201) throw new Error(`no map was made: ${response.status} ${await response.text()}`);
  const { id, links } = (await response.json()) as { id: string; links: Record<'own' | 'edit' | 'view', string> };
  const key = (link: string): string => new URL(link).hash.slice(1);
  return { id, keys: { own: key(links.own), edit: key(links.edit), view: key(links.view) } };
}

/** Exchanges a key for a ticket over HTTP. */
export async function fetchTicket(url: string, id: string, key: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/maps/${id}/tickets`, { method: 'POST', headers });
  if (response.status !== 200) throw new Error(`no ticket was given: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { ticket: string }).ticket;
}
