import type { Limits } from '@/lib/protocol/limits';
import { createLog } from '@/server/log';
import { startServer } from '@/server/start-server';
import { stopOnSignal } from '@/server/stop-on-signal';

/*
 * The server without pages, as a process of its own, for tests that kill it: bundled beside its workers.
 * Arguments: data folder, port. Environment: LIMITS (JSON, in place of the product's), IDLE_MS, LOG_LEVEL, and, in place
 * of the folder, DATABASE_URL and REDIS_URL.
 */
const [dataDir = '', port = '0'] = process.argv.slice(2);
const server = await startServer({
  port: Number(port),
  host: '127.0.0.1',
  dataDir,
  databaseUrl: process.env.DATABASE_URL || undefined,
  redisUrl: process.env.REDIS_URL || undefined,
  ...(process.env.IDLE_MS ? { idleMs: Number(process.env.IDLE_MS) } : {}),
  storageWorker: new URL('./storage-worker.js', import.meta.url),
  mapWorker: new URL('./map-worker.js', import.meta.url),
  log: createLog(process.env.LOG_LEVEL ?? 'error'),
  limits: JSON.parse(process.env.LIMITS ?? '{}') as Partial<Limits>,
});
stopOnSignal(server);
console.log(`port ${server.port}`);
