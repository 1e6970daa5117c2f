import { expect, test } from 'vitest';
import { GridIndex, meets } from '@/lib/scene/grid-index';
import type { Box } from '@/lib/scene/types';
import { seededRandom } from '../support/seeded-random';

test('[CV-141] the index finds what a look at every box finds, through thousands of changes', () => {
  const random = seededRandom(5);
  const index = new GridIndex();
  const plain = new Map<string, Box>();
  const any = (least: number, most: number): number => least + random() * (most - least);
  // Mostly cards, now and then a line across half the map.
  const box = (): Box => ({
    x: any(-20_000, 20_000),
    y: any(-9_000, 9_000),
    width: random() < 0.9 ? 240 : any(0, 30_000),
    height: random() < 0.9 ? 88 : any(0, 9_000),
  });
  for (let step = 0; step < 4_000; step += 1) {
    const id = `b${Math.floor(any(0, 900))}`;
    if (random() < 0.2) {
      index.delete(id);
      plain.delete(id);
    } else {
      const next = box();
      index.set(id, next);
      plain.set(id, next);
    }
    if (step % 40 > 0) continue;
    const area = random() < 0.3 ? { x: any(-20_000, 20_000), y: any(-9_000, 9_000), width: 0, height: 0 } : box();
    const wanted = [...plain].filter(([, each]) => meets(each, area)).map(([each]) => each);
    expect(index.search(area).sort()).toEqual(wanted.sort());
  }
  expect(index.size).toBe(plain.size);
  expect(index.search({ x: -1e9, y: -1e9, width: 2e9, height: 2e9 })).toHaveLength(plain.size);
});
