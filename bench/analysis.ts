import { loadavg } from 'node:os';
import type { MapPlan } from './analysis/make-maps';
import { measureMap } from './analysis/measure-map';
import { measureWorker } from './analysis/measure-worker';

const SIZES = [
  { touchpoints: 1_000, transitions: 1_500 },
  { touchpoints: 10_000, transitions: 30_000 },
  { touchpoints: 100_000, transitions: 300_000 },
];

const PLANS: readonly MapPlan[] = [
  ...SIZES.flatMap((size) => [
    { ...size, shape: 'wide' as const, loops: 0 },
    { ...size, shape: 'wide' as const, loops: 0.05 },
    { ...size, shape: 'long' as const, loops: 0.05 },
  ]),
  { touchpoints: 80_000, transitions: 240_000, shape: 'giant', loops: 1 },
];

/**
 * Times the analysis on maps of several sizes and shapes, with graphology doing what it can of the same, and then the
 * page's main thread in a real Chromium while a large map is analysed in the Worker. With a number, maps of so many
 * touchpoints only; with `worker`, that part only. Prints; gives nothing back.
 */
export async function run(rest: readonly string[] = []): Promise<void> {
  const only = Number(rest[0]);
  console.log(`load of the machine at the start: ${loadavg()[0]?.toFixed(1)}`);
  for (const plan of PLANS) {
    if (rest.length === 0 || plan.touchpoints === only) measureMap(plan);
  }
  if (rest.length === 0 || rest[0] === 'worker') await measureWorker();
  console.log(`\nload of the machine at the end: ${loadavg()[0]?.toFixed(1)}`);
}
