import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Limits } from '@/lib/protocol/limits';
import type { TargetKind } from './dialect';
import { mapName } from './edit-chain';

/** Where a client finds a map. */
export interface MapAddress {
  readonly path: string;
  /** Its name, where the server wants that in each message; of the same length for all maps. */
  readonly name: string;
}

/** A server under measurement, in a process of its own, its data in a new folder on disk. */
export interface Target {
  readonly kind: TargetKind;
  readonly dataDir: string;
  readonly pid: number;
  readonly port: number;
  /** New maps, empty ones. */
  makeMaps(count: number): Promise<MapAddress[]>;
  /** Ends the process by this signal and starts it again on the same data. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  stop(): Promise<void>;
  /** Resident memory in bytes, after a collection of garbage. */
  memory(): Promise<number>;
  /** Seconds of processor time so far, of all its threads; NaN where the system doesn't tell. */
  cpuSeconds(): number;
}

const BUNDLES = dirname(fileURLToPath(import.meta.url));
const STOP_MS = 10_000;

/** Starts a server; `peers` is the folder of the package of peers, `limits` those of ours that are changed. */
export async function startTarget(kind: TargetKind, peers: string, limits: Partial<Limits>): Promise<Target> {
  const dataDir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'throughline-bench-'));
  const entries: Record<TargetKind, string[]> = {
    throughline: [join(BUNDLES, 'our-server.js'), dataDir, JSON.stringify(limits)],
    'y-websocket': [join(peers, 'y-websocket.js')],
    hocuspocus: [join(peers, 'hocuspocus.js'), dataDir],
    echo: [join(BUNDLES, 'echo-server.js')],
  };
  const start = (): Promise<Running> => launch(entries[kind]);
  let running = await start();
  let made = 0;
  return {
    kind,
    dataDir,
    get pid() {
      return running.pid;
    },
    get port() {
      return running.port;
    },
    async makeMaps(count) {
      const numbers = Array.from({ length: count }, (_, n) => made + n);
      made += count;
      if (kind !== 'throughline') {
        return numbers.map((n) => ({ path: kind === 'hocuspocus' ? '/' : `/${mapName(n)}`, name: mapName(n) }));
      }
      const maps: MapAddress[] = [];
      for (const n of numbers) maps.push({ path: await makeOurMap(running.port), name: mapName(n) });
      return maps;
    },
    async restart(signal) {
      await end(running, signal);
      running = await start();
    },
    async stop() {
      await end(running, 'SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
    async memory() {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round += 1) {
        process.kill(running.pid, 'SIGUSR2');
        await new Promise((resolve) => setTimeout(resolve, 1000));
        const resident = execFileSync('ps', ['-o', 'rss=', '-p', String(running.pid)], { encoding: 'utf8' });
        least = Math.min(least, 1024 * Number(resident));
      }
      return least;
    },
    cpuSeconds: () => cpuSeconds(running.pid),
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
}

/** Starts a process that says `port N` when it listens. */
function launch(args: readonly string[]): Promise<Running> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', join(BUNDLES, 'measured-process.js'), ...args],
    // What a peer prints of its own is of no interest; what it prints as it dies is.
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  let words = '';
  child.stderr?.on('data', (text) => {
    words = `${words}${text}`.slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`a server of the bench did not start: ${words}`)));
    child.stdout?.on('data', (text) => {
      const port = Number(/port (\d+)/.exec(String(text))?.[1]);
      if (port > 0 && child.pid !== undefined) resolve({ child, port, pid: child.pid });
    });
  });
}

async function end({ child }: Running, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(late);
}

/** Makes a map over HTTP and takes a ticket for it; returns where its socket is. */
async function makeOurMap(port: number): Promise<string> {
  const url = `http://127.0.0.1:${port}/api/maps`;
  const made = (await (await fetch(url, { method: 'POST', body: '{}' })).json()) as {
    id: string;
    links: { edit: string };
  };
  const headers = { authorization: `Bearer ${new URL(made.links.edit).hash.slice(1)}` };
  const answer = await fetch(`${url}/${made.id}/tickets`, { method: 'POST', headers });
  const { ticket } = (await answer.json()) as { ticket: string };
  return `/sync/${made.id}?ticket=${ticket}`;
}

/** From Linux' own figures, in ticks of a hundredth of a second. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
