import { expect, test } from 'vitest';
import type { Analyst } from '@/components/store/analyst';
import { startLate } from '@/components/store/late-analyst';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import type { JourneyMap } from '@/lib/model/types';
import { mapOf } from './support';

/** Watches one analyst that begins late. */
function watchLate() {
  const asked: JourneyMap[] = [];
  const log: string[] = [];
  let free = (): void => {};
  const start = (): Analyst => {
    log.push('started');
    return { ask: (map) => asked.push(map), destroy: () => log.push('destroyed') };
  };
  const late = startLate(start, (task) => {
    free = task;
    return () => log.push('called off');
  });
  const ask = (map: JourneyMap): void => late.ask(map, analyzeStates(map));
  return { late, asked, log, ask, free: () => free() };
}

test('[PA-174] an analyst that begins late is asked the newest question once the map is on the screen', () => {
  const { asked, log, ask, free } = watchLate();
  const [first, second, third] = [mapOf('a>b'), mapOf('a>b>c'), mapOf('a>b>c>d')];
  ask(first);
  ask(second);
  expect([log, asked]).toEqual([[], []]);
  free();
  expect(log).toEqual(['started']);
  expect(asked).toEqual([second]);
  ask(third);
  expect(asked).toEqual([second, third]);
});

test('[PA-174] a map that is left before it was on the screen starts none', () => {
  const { late, log } = watchLate();
  late.destroy();
  expect(log).toEqual(['called off']);
});
