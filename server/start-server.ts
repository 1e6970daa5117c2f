import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { LIMITS, type Limits } from '@/lib/protocol/limits';
import { isSameOrigin } from './access/same-origin';
import { Tickets } from './access/tickets';
import { checkCluster, openCluster } from './fanout/open-cluster';
import { createApp } from './http/create-app';
import { hardenServer } from './http/harden-server';
import { Problem } from './http/problem';
import { ByteBudget } from './http/read-body';
import { logRequest, requestFields } from './http/request-log';
import { setPagePolicy, setSafeHeaders } from './http/security-headers';
import { createTaskQueue } from './jobs/task-queue';
import { createWorkPool } from './jobs/work-pool';
import type { Log } from './log';
import { watchLoopDelay } from './loop-delay';
import { createMetrics } from './metrics';
import { startErasing } from './storage/erase-deleted';
import { openStorage } from './storage/open-storage';
import { Rooms } from './sync/rooms';
import { createSyncServer } from './sync/sync-server';
import { Turnstile } from './turnstile';
import { MapUpkeep } from './upkeep/map-upkeep';
import { watchMaps } from './upkeep/map-watcher';
import { VersionKeeper } from './versions/version-keeper';

export type Pages = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Address to listen at; all interfaces when left out. */
  readonly host?: string;
  /** Folder of the SQLite database; not needed with `databaseUrl`. */
  readonly dataDir?: string;
  /** A PostgreSQL database to keep the maps in instead. */
  readonly databaseUrl?: string;
  /** A Redis through which processes that share a PostgreSQL database hear of each other at once. */
  readonly redisUrl?: string;
  /** The bundled workers. */
  readonly storageWorker: URL;
  readonly mapWorker: URL;
  readonly log: Log;
  /** Answers what is neither API nor sync; without it, that is 404. */
  readonly pages?: Pages;
  /** Hashes of the scripts inside pages that were drawn beforehand, as sources of a policy. */
  readonly pageScripts?: () => readonly string[];
  /** Where people reach the server, e.g. `https://maps.example.com`, when a proxy changes the Host header. */
  readonly publicUrl?: string;
  /** How many proxies of the operator's own stand in front, each adding to X-Forwarded-For; 0 by default. */
  readonly proxies?: number;
  readonly limits?: Partial<Limits>;
  /** How long a map stays in memory after its last user left; 30 s by default. */
  readonly idleMs?: number;
  /** How often clients hear something; 20 s by default, they give up after 30. */
  readonly keepAliveMs?: number;
  /** How long a write waits for somebody else's lock on the database. */
  readonly busyTimeoutMs?: number;
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** How often it is looked for deleted maps whose time is over; 10 minutes by default. */
  readonly eraseEveryMs?: number;
}

export interface RunningServer {
  readonly port: number;
  /** Stores what has been taken, tells clients to come back, and frees everything; within 3 s. */
  close(): Promise<void>;
}

/** How often slow connections are looked for. */
const CHECK_MS = 1000;
const ERASE_EVERY_MS = 10 * 60_000;
/** Longest wait for what is under way when the server is closed. */
const FLUSH_MS = 1500;
const OURS = /^\/(api|sync|healthz|readyz|metrics)(\/|\?|$)/;

/**
 * The whole product in one process: HTTP interface, sync socket, pages. Rejects with StorageError when the data folder
 * or the database can't be used, and with Node's error when the port can't.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log, pages, publicUrl, proxies = 0, idleMs = 30_000, keepAliveMs = 20_000, now = Date.now } = options;
  const limits: Limits = { ...LIMITS, ...options.limits };
  const metrics = createMetrics();
  checkCluster(options);
  const storage = await openStorage({
    dataDir: options.dataDir,
    databaseUrl: options.databaseUrl,
    workerFile: options.storageWorker,
    busyTimeoutMs: options.busyTimeoutMs,
    limits,
  });
  const tickets = new Tickets(await storage.secret('tickets', randomBytes(32)), now);
  const work = createWorkPool(options.mapWorker, limits);
  const exports = createTaskQueue({
    atOnce: limits.workThreads,
    ofOwner: limits.exportsOfMap,
    ofAll: limits.exportsOfAll,
    now: () => performance.now(),
    onEnd: metrics.exported,
  });
  metrics.watchExports(exports);
  const bodies = new ByteBudget(limits.bodiesBytes, new Turnstile(limits.requestsPerTurn));
  const loopDelay = watchLoopDelay();
  const versions = new VersionKeeper({ storage, work, log, metrics, limits, now });
  const upkeep = new MapUpkeep({ storage, log, limits, now });
  const cluster = openCluster({ ...options, storage, limits, metrics });
  const watcher = watchMaps(versions, upkeep);
  const rooms = new Rooms({ storage, log, metrics, limits, idleMs, watcher, following: cluster?.following });
  const erasing = startErasing({ storage, log, limits, now, everyMs: options.eraseEveryMs ?? ERASE_EVERY_MS });
  const fanout = cluster?.fanout ?? null;
  const parts = { storage, fanout, rooms, versions, upkeep, tickets, work, exports, bodies, loopDelay };
  const app = createApp({ ...parts, limits, metrics, log, publicUrl, proxies, now });
  const sync = createSyncServer({ storage, rooms, tickets, limits, metrics, log, publicUrl, keepAliveMs });
  const api = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // What can't even be made a request of: a host that is none or missing, an address that is none.
    errorHandler: () => new Problem('bad-request').response(),
  });

  const turnstile = new Turnstile(limits.requestsPerTurn);
  const server = createServer(
    { connectionsCheckingInterval: CHECK_MS, requireHostHeader: false },
    (request, response) => turnstile.enter(() => handle(request, response)),
  );
  function handle(request: IncomingMessage, response: ServerResponse): void {
    logRequest(request, response, log, () => performance.now());
    setSafeHeaders(response, publicUrl);
    if (!isSameOrigin(request.headers.origin, request.headers.host, publicUrl)) {
      metrics.refused('foreign-origin');
      void answer(response, new Problem('foreign-origin'));
    } else if (pages && !OURS.test(request.url ?? '')) {
      void showPage(pages, request, response);
    } else {
      void api(request, response);
    }
  }
  hardenServer(server, limits, metrics, proxies);

  async function showPage(show: Pages, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      // Pages take nothing in: what Next makes of a body was a hole more than once.
      if (request.method !== 'GET' && request.method !== 'HEAD') throw new Problem('method-not-allowed');
      setPagePolicy(request, response, publicUrl, options.pageScripts?.() ?? []);
      await show(request, response);
    } catch (error) {
      if (error instanceof Problem) return answer(response, error);
      log.error({ ...requestFields(request), error: String(error) }, 'a page could not be shown');
      if (response.headersSent) response.destroy();
      else await answer(response, new Problem('internal'));
    }
  }

  server.on('upgrade', (request, socket, head) => {
    // Node leaves an upgraded connection alone: it may break while it waits for its turn.
    socket.on('error', () => undefined);
    turnstile.enter(() => {
      if (!sync.upgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    });
  });

  const closeParts = async (): Promise<void> => {
    rooms.end();
    loopDelay.close();
    await Promise.allSettled([cluster?.close(), work.close(), versions.end(), erasing.stop()]);
    await storage.close().catch(() => undefined);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, resolve);
    });
  } catch (error) {
    await sync.close();
    await closeParts();
    throw error;
  }

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.race([sync.close(), sleep(FLUSH_MS)]);
      server.closeIdleConnections();
      // Sockets get a moment to read their closing frame before the rest is cut.
      await Promise.race([closed, sleep(FLUSH_MS / 3)]);
      server.closeAllConnections();
      sync.cut();
      await Promise.race([closeParts(), sleep(FLUSH_MS)]);
    },
  };
}

async function answer(response: ServerResponse, problem: Problem): Promise<void> {
  const made = problem.response();
  response.writeHead(made.status, { ...Object.fromEntries(made.headers), connection: 'close' });
  response.end(await made.text());
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
