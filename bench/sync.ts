import { mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE } from '../scripts/bundle-options.js';
import { checkReaders } from './sync/check-readers';
import { KINDS, type TargetKind } from './sync/dialect';
import { installPeers, runProgram } from './sync/install-peers';
import type { Outcome } from './sync/outcome';
import { printDetails, printTable } from './sync/print-table';
import { SCENARIOS } from './sync/scenarios';

const ROOT = process.cwd();
const PEERS = join(ROOT, 'bench', 'peers');
const SHORT: Readonly<Record<string, TargetKind>> = { ours: 'throughline', yws: 'y-websocket' };

/**
 * Measures the sync server beside @y/websocket-server and Hocuspocus, each on its own on this machine. Arguments: names
 * of scenarios (all when none is named), `--only=ours,hocuspocus,y-websocket,echo`. Prints; keeps nothing.
 */
export async function run(args: readonly string[] = []): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const kinds = only?.map((word) => SHORT[word] ?? KINDS.find((kind) => kind === word)) ?? [...KINDS];
  const strange = [...names.filter((name) => !SCENARIOS[name]), ...kinds.filter((kind) => kind === undefined)];
  if (strange.length > 0 || args.some((arg) => arg.startsWith('--') && !arg.startsWith('--only='))) {
    console.error(
      `Say which scenarios: ${Object.keys(SCENARIOS).join(', ')}; and --only= some of ours, ${KINDS.join(', ')}.`,
    );
    return;
  }
  checkReaders();
  if (kinds.some((kind) => kind === 'hocuspocus' || kind === 'y-websocket')) await installPeers(PEERS);
  const folder = await bundle();

  console.log(`load of the machine at the start: ${loadavg()[0]?.toFixed(1)}`);
  const begun = performance.now();
  const found = new Map<string, Outcome>();
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const kind of kinds) {
      if (kind === undefined || !scenario.kinds.includes(kind)) continue;
      const outcome = await measure(folder, name, kind);
      found.set(`${name} ${kind}`, outcome);
      printDetails(name, kind, outcome);
    }
  }
  printTable(found);
  const minutes = (performance.now() - begun) / 60_000;
  console.log(`\n${minutes.toFixed(1)} minutes; load of the machine at the end: ${loadavg()[0]?.toFixed(1)}`);
}

async function measure(folder: string, name: string, kind: TargetKind): Promise<Outcome> {
  const { code, output } = await runProgram(
    process.execPath,
    [join(folder, 'load-process.js'), name, kind, PEERS],
    ROOT,
  );
  try {
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Outcome;
  } catch {
    return { figures: {}, notes: [`the clients ended with ${code}: ${output.slice(-300)}`] };
  }
}

/** The servers and the clients as they are now, each a file of its own beside the workers. */
async function bundle(): Promise<string> {
  const outdir = join(ROOT, '.build', 'bench', 'sync');
  mkdirSync(outdir, { recursive: true });
  await build({
    ...BUNDLE,
    absWorkingDir: ROOT,
    alias: { '@': ROOT },
    entryPoints: {
      'storage-worker': 'server/storage/storage-worker.ts',
      'map-worker': 'server/jobs/map-worker.ts',
      'our-server': 'bench/sync/our-server.ts',
      'echo-server': 'bench/sync/echo-server.ts',
      'measured-process': 'bench/sync/measured-process.ts',
      'load-process': 'bench/sync/load-process.ts',
    },
    outdir,
  });
  return outdir;
}
