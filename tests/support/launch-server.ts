import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Limits } from '@/lib/protocol/limits';

export interface LaunchedServer {
  readonly url: string;
  readonly ws: string;
  readonly port: number;
  /** What it has logged so far. */
  log(): string;
  /** False once it has ended, by itself or by `kill`. */
  alive(): boolean;
  /** Ends it at once, as a power cut would; the data stay. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** The bundle of `bare-server.ts`: `server.js` in this folder. */
  readonly bundle: string;
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly limits?: Partial<Limits>;
  readonly logLevel?: string;
}

const launched: ChildProcess[] = [];

/** Starts the server without pages as a process of its own; ended after the test file at the latest. */
export function launchServer({ bundle, dataDir, port = 0, limits, logLevel }: LaunchOptions): Promise<LaunchedServer> {
  if (launched.length === 0) {
    afterAll(() => {
      for (const child of launched.splice(0)) child.kill('SIGKILL');
    });
  }
  const child = spawn(process.execPath, [join(bundle, 'server.js'), dataDir, String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LIMITS: JSON.stringify(limits ?? {}), LOG_LEVEL: logLevel ?? 'error' },
  });
  launched.push(child);
  let logged = '';
  child.stderr.on('data', (chunk: Buffer) => {
    logged += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${logged}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /port (\d+)/.exec(chunk.toString())?.[1];
      if (!found) return;
      const host = `127.0.0.1:${found}`;
      resolve({
        url: `http://${host}`,
        ws: `ws://${host}`,
        port: Number(found),
        log: () => logged,
        alive: () => child.exitCode === null && child.signalCode === null,
        kill() {
          child.kill('SIGKILL');
          return ended;
        },
      });
    });
  });
}

/** The value of a metric, by its name with labels; NaN when there is none. */
export async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? Number.NaN);
}
