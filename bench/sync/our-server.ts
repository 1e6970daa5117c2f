import { createLog } from '@/server/log';
import { startServer } from '@/server/start-server';
import { stopOnSignal } from '@/server/stop-on-signal';

/*
 * The product's server without pages, bundled beside its workers. Arguments: data folder, limits as JSON. All limits
 * are the product's own but those that a scenario names: nobody makes a thousand maps from one address in an hour.
 */
const [dataDir = '', limits = '{}'] = process.argv.slice(2);
const server = await startServer({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  storageWorker: new URL('./storage-worker.js', import.meta.url),
  mapWorker: new URL('./map-worker.js', import.meta.url),
  log: createLog('error'),
  limits: { mapsPerHour: 1_000_000, ...(JSON.parse(limits) as object) },
});
stopOnSignal(server);
console.log(`port ${server.port}`);
