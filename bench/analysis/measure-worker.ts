import { build } from 'esbuild';
import { openWindow } from '../../tests/support/browser';
import { printHead, printTimes } from '../canvas/describe-times';
import type { MapPlan } from './make-maps';
import type { runWorker, WorkerRun } from './worker-page';

const PLANS: readonly MapPlan[] = [
  { shape: 'wide', touchpoints: 10_000, transitions: 30_000, loops: 0.05 },
  { shape: 'wide', touchpoints: 100_000, transitions: 300_000, loops: 0.05 },
];
const TURNS = 8;

/** Times the page's main thread in a real Chromium while the page's own Worker analyses large maps. */
export async function measureWorker(): Promise<void> {
  const [worker, page] = await Promise.all([
    bundle('components/store/analysis.worker.ts'),
    bundle('bench/analysis/worker-page.ts'),
  ]);
  const window = await openWindow();
  try {
    for (const plan of PLANS) {
      await window.page.goto('about:blank');
      await window.page.addScriptTag({ content: page });
      const [floor, first, ...turned] = await window.page.evaluate(
        ([source, wanted, turns]) =>
          (globalThis as unknown as { runWorker: typeof runWorker }).runWorker(source, wanted, turns),
        [worker, plan, TURNS] as const,
      );
      printHead(`in Chromium: ${plan.touchpoints} touchpoints, ${plan.transitions} transitions, ${plan.shape}`);
      if (floor) {
        const note = `tenth longest: ${floor.tenthGap.toFixed(1)}`;
        printTimes('nothing asked: longest gap of the main thread (the floor)', [floor.longestGap], note);
      }
      if (first) printRuns('opened', [first]);
      printRuns('a reaction turned', turned);
    }
    if (window.complaints.length > 0) console.log('\nthe page complained:', window.complaints);
  } finally {
    await window.close();
  }
}

function printRuns(name: string, runs: readonly WorkerRun[]): void {
  const each = (read: (run: WorkerRun) => number) => runs.map(read);
  printTimes(
    `${name}: states, on the main thread`,
    each(({ states }) => states),
  );
  printTimes(
    `${name}: answer of the Worker`,
    each(({ answer }) => answer),
  );
  printTimes(
    `${name}: longest gap of the main thread meanwhile`,
    each(({ longestGap }) => longestGap),
    `tenth longest: ${Math.max(...each(({ tenthGap }) => tenthGap)).toFixed(1)}`,
  );
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: { '@': process.cwd() },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
