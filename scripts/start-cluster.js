import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode } from './check-node.js';
import { freePort } from './free-port.js';
import { startLocalPostgres } from './local-postgres.js';
import { startLocalRedis } from './local-redis.js';
import { BUILD, ROOT } from './paths.js';
import { giveUp, step } from './say.js';

// Several processes on one machine, for trying: two servers, a balancer, and, where no address is given, PostgreSQL and
// Redis of their own. For people who use it in earnest there is docs/production.md.
checkNode();
const { ensureInstalled } = await import('./install.js');
await ensureInstalled();
const { ensureBuilt } = await import('./build.js');
await ensureBuilt();
const { startBalancer } = await import(pathToFileURL(join(BUILD, 'tcp-balancer.js')).href);

const PROCESSES = 2;
const { env } = process;
const folder = join(resolve(env.DATA_DIR || 'data'), 'cluster');
/** What has been started, to be ended in the reverse order. */
const parts = [];
const servers = [];
let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.all(servers.map((server) => end(server, 'SIGTERM')));
  for (const part of parts.reverse()) await part.stop();
  process.exit(code);
}

/** Ends a child and waits until it is gone. */
function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', done);
    child.kill(signal);
  });
}

/** Starts one server, and again when it ends by itself; settles when it serves. */
function serve(index, port, addresses) {
  const child = spawn(process.execPath, [join(BUILD, 'server.js')], {
    cwd: ROOT,
    env: { ...env, ...addresses, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  servers[index] = child;
  return new Promise((ready, failed) => {
    let isReady = false;
    child.stdout.on('data', (chunk) => {
      if (isReady || !/is ready/.test(chunk.toString())) return;
      isReady = true;
      ready();
    });
    child.once('exit', () => {
      if (stopping) return;
      if (!isReady) {
        failed(new Error('A process could not start; the reason is above.'));
        return;
      }
      step(`Process ${index + 1} has ended; it is started again.`);
      setTimeout(() => {
        if (!stopping) serve(index, port, addresses).catch((error) => step(error.message));
      }, 500);
    });
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));
try {
  const addresses = {
    DATABASE_URL: env.DATABASE_URL || (await started('PostgreSQL', startLocalPostgres(join(folder, 'postgres')))),
    REDIS_URL: env.REDIS_URL || (await started('Redis', startLocalRedis(folder))),
  };
  const ports = [];
  for (let index = 0; index < PROCESSES; index += 1) ports.push(await freePort());
  // One after the other: the first makes the tables.
  for (const [index, port] of ports.entries()) await serve(index, port, addresses);
  const balancer = await startBalancer({ port: Number(env.PORT || 3000), host: env.HOST || undefined, targets: ports });
  parts.push({ stop: () => balancer.close() });
  console.log(`Throughline is ready: http://localhost:${balancer.port}`);
  console.log(`${PROCESSES} processes share its maps: ${ports.map((port) => `http://localhost:${port}`).join(', ')}`);
} catch (error) {
  if (!stopping) {
    console.error(
      error.code === 'EADDRINUSE' ? `Port ${env.PORT || 3000} is taken. Set PORT to another.` : error.message,
    );
    await stop(1);
  }
}

/** The address of a part once it runs; it is stopped at the end. */
async function started(name, starting) {
  const part = await starting;
  if (!part) {
    const set = name === 'Redis' ? 'REDIS_URL' : 'DATABASE_URL';
    const apt = name === 'Redis' ? 'redis-server' : 'postgresql';
    giveUp(
      `${name} was not found on this machine. Install it (Debian: apt-get install ${apt}), or set ${set} to the address of one that runs. One process alone needs neither: npm start.`,
    );
  }
  parts.push(part);
  step(`${name} runs in ${folder}`);
  return part.url;
}
