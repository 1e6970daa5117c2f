import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, versionsIn } from './find-program.js';
import { freePort } from './free-port.js';

const PLACES = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];
const USER = 'throughline';
const START_MS = 30_000;

/**
 * Starts a PostgreSQL of this machine on a free port of loopback, with its data in `folder` and a password of its own.
 * Resolves to its address and a way to stop it; to null when none is installed. Rejects when it can't start.
 */
export async function startLocalPostgres(folder) {
  const folders = PLACES.flatMap((place) => versionsIn(place).map((version) => join(place, version, 'bin')));
  const initdb = findProgram('initdb', folders);
  if (!initdb) return null;
  const owner = ownerFor(folder);
  const password = preparePassword(folder);
  const data = join(folder, 'data');
  const as = { ...owner, cwd: folder };
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const secret = join(folder, 'new-password');
    writeFileSync(secret, password, { mode: 0o600 });
    if (owner) chownSync(secret, owner.uid, owner.gid);
    try {
      const options = [
        '-D',
        data,
        '-U',
        USER,
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
        '-E',
        'UTF8',
        '--no-locale',
      ];
      execFileSync(initdb, options, { ...as, stdio: 'pipe' });
    } catch (error) {
      throw new Error(`PostgreSQL could not make its data in ${folder}: ${String(error.stderr ?? error).trim()}`);
    } finally {
      rmSync(secret, { force: true });
    }
  }
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', log_min_messages: 'fatal' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(dirname(initdb), 'postgres'), ['-D', data, ...flags], {
    ...as,
    // It ends with us, in our order: a Ctrl-C at the terminal must not reach it first.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url, child);
  return { url, stop: () => stopChild(child, 'SIGINT') };
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package has made. */
function ownerFor(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return null;
  const id = (flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  const owner = { uid: id('-u'), gid: id('-g') };
  chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  try {
    execFileSync('ls', [folder], { ...owner, cwd: '/', stdio: 'ignore' });
  } catch {
    throw new Error(
      `PostgreSQL does not run as root, and its own user can’t reach ${folder}. Set DATA_DIR to a folder below one that all may enter, or start this as another user.`,
    );
  }
  return owner;
}

function preparePassword(folder) {
  const file = join(folder, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function untilItAnswers(url, child) {
  const { default: pg } = await import('pg');
  const end = Date.now() + START_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}; the reason is above.`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > end) {
        await stopChild(child, 'SIGINT');
        throw new Error(`PostgreSQL does not answer: ${error.message}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Ends a child and waits until it is gone. */
export function stopChild(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
