import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { findProgram } from './find-program.js';
import { freePort } from './free-port.js';
import { stopChild } from './local-postgres.js';

const START_MS = 10_000;

/**
 * Starts a Redis of this machine on a free port of loopback that keeps nothing on disk and has a password of its own.
 * Resolves to its address and a way to stop it; to null when none is installed. Rejects when it can't start.
 */
export async function startLocalRedis(folder) {
  const program = findProgram('redis-server', ['/opt/homebrew/bin', '/usr/local/bin']);
  if (!program) return null;
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const password = randomBytes(18).toString('base64url');
  // Settings by standard input: arguments can be read by everybody on the machine.
  const child = spawn(program, ['-'], { cwd: folder, detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(`bind 127.0.0.1\nport ${port}\nrequirepass ${password}\nsave ""\nappendonly no\n`);
  const url = `redis://:${password}@127.0.0.1:${port}`;
  await untilItAnswers(url, child);
  return { url, stop: () => stopChild(child, 'SIGTERM') };
}

async function untilItAnswers(url, child) {
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('Redis does not answer.')), START_MS).unref();
    child.once('exit', (code) => reject(new Error(`Redis ended with ${code}.`)));
  });
  try {
    await Promise.race([redis.ping(), late]);
  } catch (error) {
    await stopChild(child, 'SIGTERM');
    throw error;
  } finally {
    redis.disconnect();
  }
}
