import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface App {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Ends the process at once, as a power cut would; the data stay. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Stops it properly and removes its data. */
  close(): Promise<void>;
}

const ROOT = process.cwd();

function launch(port: number, dataDir: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(ROOT, '.build', 'server.js')], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/[^\s:]+:(\d+)/.exec(said);
      if (found) resolve({ child, port: Number(found[1]) });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Starts the product as built by `npm start`, on a free port of loopback with data of its own. */
export async function startApp(): Promise<App> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-app-'));
  let { child, port } = await launch(0, dataDir);
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async restart() {
      ({ child, port } = await launch(port, dataDir));
    },
    async close() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
