import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE } from '../../scripts/bundle-options.js';
import { runProgram } from '../sync/install-peers';
import type { OneFile } from './make-one';

interface Plan {
  readonly format: string;
  readonly size: number;
  /** How often it is made again in the same process. */
  readonly again: number;
  /** What the issue asks for: milliseconds, and bytes of memory. */
  readonly goal?: { readonly ms: number; readonly memory?: number };
}

const MB = 1e6;

const PLANS: readonly Plan[] = [
  { format: 'svg', size: 500, again: 5, goal: { ms: 100 } },
  { format: 'pdf', size: 500, again: 3, goal: { ms: 500 } },
  { format: 'png', size: 500, again: 2, goal: { ms: 2_000 } },
  { format: 'html', size: 500, again: 3 },
  { format: 'drawio', size: 500, again: 3 },
  { format: 'csv', size: 500, again: 3 },
  { format: 'svg', size: 2_000, again: 2 },
  { format: 'pdf', size: 2_000, again: 2 },
  { format: 'png', size: 2_000, again: 0, goal: { ms: 5_000, memory: 600 * MB } },
  { format: 'svg', size: 5_000, again: 1 },
  { format: 'pdf', size: 5_000, again: 1 },
  { format: 'png', size: 5_000, again: 0 },
  { format: 'html', size: 5_000, again: 0 },
];

/** Times files as command line and server make them, each in a process of its own. */
export async function measureNode(root: string, folder: string, sizes: ReadonlySet<number> | null): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program = join(root, '.build', 'bench', 'make-one.js');
  await build({
    ...BUNDLE,
    absWorkingDir: root,
    alias: { '@': root },
    entryPoints: [join(root, 'bench/export/make-one.ts')],
    outfile: program,
  });
  console.log('\nIn Node, the analysis included; ms and MB. Memory is the most that the whole process ever held.\n');
  print(['file', 'touchpoints', 'first', 'again', 'goal', 'memory', 'before', 'goal', 'size, kB']);
  print(['---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:']);
  for (const plan of PLANS) {
    if (sizes && !sizes.has(plan.size)) continue;
    const out = join(folder, `ours-${plan.size}.${plan.format}`);
    const { code, output } = await runProgram(
      process.execPath,
      [program, String(plan.size), plan.format, String(plan.again), out],
      root,
    );
    if (code !== 0) console.log(`| ${plan.format} | ${plan.size} | failed: ${output.trim().split('\n').at(-1)} |`);
    else printOne(plan, JSON.parse(output.trim().split('\n').at(-1) ?? '') as OneFile);
  }
}

function printOne({ format, size, goal }: Plan, one: OneFile): void {
  const again = one.again.toSorted((a, b) => a - b)[Math.floor(one.again.length / 2)];
  // What a person waits for is the first file; a goal is held against that.
  const late = goal !== undefined && one.first > goal.ms;
  const heavy = goal?.memory !== undefined && one.memory > goal.memory;
  print([
    format,
    String(size),
    `${one.first.toFixed(0)}${late ? ' ✗' : ''}`,
    again?.toFixed(0) ?? '',
    goal ? `≤ ${goal.ms}` : '',
    `${(one.memory / MB).toFixed(0)}${heavy ? ' ✗' : ''}`,
    (one.before / MB).toFixed(0),
    goal?.memory ? `< ${goal.memory / MB}` : '',
    (one.bytes / 1000).toFixed(0),
  ]);
  for (const note of one.notes.slice(0, 3)) console.log(`    it said: ${note}`);
}

const print = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);
