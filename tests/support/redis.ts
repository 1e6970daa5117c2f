import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll } from 'vitest';
import { freePort } from './free-port';
import { until } from './until';

/** Why tests of Redis are skipped here; null when they are not. */
export const NO_REDIS = isInstalled() ? null : 'Redis is not installed (apt-get install redis-server)';

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it at once; what it held is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Empties it while it runs. */
  flush(): Promise<void>;
  /** Gives it a command. Rejects when it does not answer. */
  ask(...words: [string, ...string[]]): Promise<unknown>;
  /** Has it stand still for some time, its connections open. */
  pause(ms: number): void;
}

function isInstalled(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A real Redis on a free port that keeps nothing on disk; gone after the test file. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    child = spawn('redis-server', flags, { stdio: 'ignore' });
    await until('Redis answers', () => ask(url, (client) => client.ping().then((word) => word === 'PONG')), 10_000);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exit = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await exit;
  }

  await start();
  afterAll(async () => {
    await end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    port,
    url,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async restart() {
      await end('SIGTERM');
      await start();
    },
    async flush() {
      await ask(url, (client) => client.flushall().then(() => true));
    },
    async ask(...words) {
      const client = new Redis(url);
      try {
        return await client.call(...words);
      } finally {
        client.disconnect();
      }
    },
    pause(ms) {
      const paused = child;
      paused?.kill('SIGSTOP');
      setTimeout(() => paused?.kill('SIGCONT'), ms);
    },
  };
}

/** Asks over a connection of its own; false when there is no answer. */
async function ask(url: string, question: (client: Redis) => Promise<boolean>): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
