import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Limits } from '@/lib/protocol/limits';
import { startBalancer } from '@/server/balancer/tcp-balancer';
import { bundleServer } from './bundle-server';
import { type CuttableProxy, startProxy } from './cuttable-proxy';
import { freePort } from './free-port';
import { NO_POSTGRES, type PostgresServer, startPostgres } from './postgres';
import { NO_REDIS, type RedisServer, startRedis } from './redis';

/** Why tests of several processes are skipped here; null when they are not. */
export const NO_CLUSTER = NO_POSTGRES ?? NO_REDIS;

/** One of the processes. */
export interface ClusterProcess {
  /** `http://127.0.0.1:PORT`, past the balancer. */
  readonly url: string;
  readonly ws: string;
  /** The network between this process and Redis. */
  readonly redisCable: Pick<CuttableProxy, 'cut' | 'mend'>;
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** The value of a metric. */
  metric(name: string): Promise<number>;
}

export interface TestCluster {
  /** Of the balancer. */
  readonly url: string;
  readonly ws: string;
  readonly databaseUrl: string;
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  readonly processes: readonly [ClusterProcess, ClusterProcess];
}

export interface ClusterOptions {
  readonly limits?: Partial<Limits>;
  /** How long a map stays in memory after its last user left. */
  readonly idleMs?: number;
  /** Without it the processes hear of each other by the storage alone. */
  readonly withoutRedis?: boolean;
}

/** Quicker than the product where waiting is all that a test would do. */
const QUICK: Partial<Limits> = { heartbeatMs: 300, processSilenceMs: 2000, redisRetryMs: 200 };

/**
 * The product on several processes: PostgreSQL, Redis, two servers as processes of their own, each with its own cable to
 * Redis, and the balancer in front, all on free ports of loopback; gone after the test file.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<TestCluster> {
  const [postgres, redis, bundle] = await Promise.all([
    startPostgres(),
    startRedis(),
    bundleServer({ server: 'tests/support/bare-server.ts' }),
  ]);
  const databaseUrl = await postgres.createDatabase();
  const start = () => startProcess({ ...options, databaseUrl, redisPort: redis.port, file: join(bundle, 'server.js') });
  const processes = [await start(), await start()] as const;
  const balancer = await startBalancer({
    port: 0,
    host: '127.0.0.1',
    targets: processes.map(({ url }) => Number(new URL(url).port)),
    checkMs: 200,
  });
  afterAll(() => balancer.close());
  const host = `127.0.0.1:${balancer.port}`;
  return { url: `http://${host}`, ws: `ws://${host}`, databaseUrl, postgres, redis, processes };
}

interface ProcessOptions extends ClusterOptions {
  readonly databaseUrl: string;
  readonly redisPort: number;
  readonly file: string;
}

async function startProcess(options: ProcessOptions): Promise<ClusterProcess> {
  const { databaseUrl, redisPort, file, limits, idleMs, withoutRedis } = options;
  const port = await freePort();
  const cable = await startProxy(redisPort);
  let child: ChildProcess | null = null;

  function start(): Promise<void> {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: withoutRedis ? '' : `redis://127.0.0.1:${cable.port}`,
      LIMITS: JSON.stringify({ ...QUICK, ...limits }),
      IDLE_MS: String(idleMs ?? ''),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    };
    const started = spawn(process.execPath, [file, '', String(port)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    return new Promise((resolve, reject) => {
      started.stdout?.on('data', (chunk: Buffer) => {
        if (/port \d+/.test(chunk.toString())) resolve();
      });
      started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  }

  function kill(): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      ending.once('exit', () => resolve());
      ending.kill('SIGKILL');
    });
  }

  await start();
  afterAll(async () => {
    await kill();
    await cable.close();
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    ws: `ws://127.0.0.1:${port}`,
    redisCable: cable,
    start,
    kill,
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const line = text.split('\n').find((one) => one.startsWith(`${name} `));
      if (!line) throw new Error(`there is no metric ${name}`);
      return Number(line.slice(name.length + 1));
    },
  };
}
