import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { freePort } from './free-port';
import { until } from './until';

/** Why tests of PostgreSQL are skipped here; null when they are not. */
export const NO_POSTGRES = findBinaries() ? null : 'PostgreSQL is not installed (apt-get install postgresql)';

export interface PostgresServer {
  readonly port: number;
  /** Makes an empty database; resolves to its address. */
  createDatabase(): Promise<string>;
  /** Ends it at once, as a power cut of the machine would end its processes. */
  kill(): Promise<void>;
  /** Ends it in order, its clients being sent away. */
  stop(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

function findBinaries(): string | null {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
    const found = versions.map((version) => join('/usr/lib/postgresql', version, 'bin'));
    return found.find((folder) => readdirSync(folder).includes('initdb')) ?? null;
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root. */
const IS_ROOT = process.getuid?.() === 0;
const asUser = (file: string, args: string[]): [string, string[]] =>
  IS_ROOT ? ['runuser', ['-u', 'postgres', '--', file, ...args]] : [file, args];

/** A real PostgreSQL on a free port with data of its own, which it writes through to the disk; gone after the test file. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findBinaries();
  if (!binaries) throw new Error(NO_POSTGRES ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  const data = join(folder, 'data');
  if (IS_ROOT) chownSync(folder, idOf('-u'), idOf('-g'));
  chmodSync(folder, 0o700);
  const [initdb, initArgs] = asUser(join(binaries, 'initdb'), [
    ...['-D', data, '-U', 'throughline', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
    ...['--no-instructions'],
  ]);
  execFileSync(initdb, initArgs, { stdio: 'pipe', cwd: folder });
  const port = await freePort();
  const base = `postgres://throughline@127.0.0.1:${port}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    shared_buffers: '32MB',
    max_connections: '120',
    autovacuum: 'off',
    log_min_messages: 'fatal',
    // After a kill it would otherwise open and sync every file of every database, one by one.
    recovery_init_sync_method: 'syncfs',
  };
  let child: ChildProcess | null = null;
  let databases = 0;

  function launch(): ChildProcess {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return spawn(join(binaries!, 'postgres'), ['-D', data, ...flags], {
      cwd: folder,
      stdio: 'ignore',
      ...(IS_ROOT ? { uid: idOf('-u'), gid: idOf('-g') } : {}),
    });
  }

  async function start(): Promise<void> {
    let started = launch();
    await until(
      'PostgreSQL answers',
      async () => {
        // The children of one that was killed may still be about to end, and keep it out until then.
        if (started.exitCode !== null) started = launch();
        child = started;
        return answers(`${base}/postgres`);
      },
      30_000,
    );
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
  const clear = async (): Promise<void> => {
    await end('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  };
  // Within a test it is too late for a hook of the file, and the test's own end stops it. Who starts one in `beforeAll`
  // stops it in `afterAll`: there neither can be had.
  try {
    onTestFinished(clear);
  } catch {
    afterAll(clear);
  }
  return {
    port,
    start,
    // The postmaster's own children see that it is gone and end.
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    async restart() {
      await end('SIGINT');
      await start();
    },
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      const client = new Client(`${base}/postgres`);
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return `${base}/${name}`;
    },
  };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres']).toString());
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
