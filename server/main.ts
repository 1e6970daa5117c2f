import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashPageScripts } from './http/hash-page-scripts';
import { openPageFiles } from './http/page-files';
import { createLog } from './log';
import { type Pages, type RunningServer, type ServerOptions, startServer } from './start-server';
import { stopOnSignal } from './stop-on-signal';
import { StorageError } from './storage/storage';
import { storePlace } from './storage/store-place';

/*
 * The entry of the product's one process, bundled as `.build/server.js`. Settings come from the environment:
 * PORT (3000), HOST (all interfaces), DATA_DIR (./data) or DATABASE_URL (PostgreSQL), REDIS_URL (beside
 * other processes), PUBLIC_URL, PROXIES (0), LOG_LEVEL (warn).
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

await main();

async function main(): Promise<void> {
  const { env } = process;
  const port = readPort(env.PORT);
  let pages: Promise<Pages> | null = null;
  let pageScripts: readonly string[] | null = null;
  const server = await start({
    port,
    host: env.HOST || undefined,
    ...storePlace(env, process.cwd()),
    redisUrl: env.REDIS_URL || undefined,
    storageWorker: new URL('./storage-worker.js', import.meta.url),
    mapWorker: new URL('./map-worker.js', import.meta.url),
    log: createLog(env.LOG_LEVEL || 'warn'),
    publicUrl: env.PUBLIC_URL || undefined,
    proxies: readProxies(env.PROXIES),
    pages: async (request, response) => (await pages)?.(request, response),
    pageScripts: () => {
      pageScripts ??= hashPageScripts(join(ROOT, '.next', 'server', 'app'));
      return pageScripts;
    },
  });
  stopOnSignal(server);
  pages = openPages();
  try {
    await pages;
  } catch (error) {
    giveUp(`The page could not be opened (${String(error)}). Remove the folder .next and run “npm start” again.`);
  }
  console.log(`Throughline is ready: http://localhost:${server.port}`);
}

function readPort(text: string | undefined): number {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  return giveUp(`PORT is “${text}”, which is no port. Set it to a number from 1 to 65535.`);
}

function readProxies(text: string | undefined): number {
  const proxies = Number(text || 0);
  if (Number.isInteger(proxies) && proxies >= 0 && proxies < 10) return proxies;
  return giveUp(`PROXIES is “${text}”. Set it to how many proxies of yours stand in front: 0, 1, 2 …`);
}

/** Next's own request handler, without its upgrade handler: that gets a server that never listens. */
async function openPages(): Promise<Pages> {
  if (!existsSync(join(ROOT, '.next', 'BUILD_ID'))) {
    giveUp('The page has not been built yet. Run “npm start”, which builds what is missing.');
  }
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: ROOT, quiet: true, httpServer: createServer() });
  await app.prepare();
  const draw = app.getRequestHandler();
  const sendFile = openPageFiles(join(ROOT, '.next', 'static'));
  return (request, response) => (sendFile(request, response) ? undefined : draw(request, response));
}

async function start(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    if (error instanceof StorageError) giveUp(error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      giveUp(`Port ${options.port} is taken. Stop the program that uses it, or set PORT to another number.`);
    }
    if (code === 'EACCES') giveUp(`Port ${options.port} needs more rights. Set PORT to a number above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      giveUp(`HOST ${options.host} is no address of this machine. Leave it out to listen at all of them.`);
    }
    return giveUp(`The server could not start: ${message}`);
  }
}

function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
