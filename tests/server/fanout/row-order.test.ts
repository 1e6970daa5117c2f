import { expect, test } from 'vitest';
import { RowOrder } from '@/server/fanout/row-order';
import { seededRandom } from '../../support/seeded-random';

test('[SY-74] each row counts once, and what is covered is what is there without a hole: 200 orders of arrival', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seededRandom(seed);
    const start = Math.floor(random() * 5);
    const order = new RowOrder(start);
    const there = new Set<number>();
    let known = start;
    const isThere = (seq: number): boolean => seq <= start || there.has(seq);
    for (let step = 0; step < 40; step += 1) {
      const seq = 1 + Math.floor(random() * 30);
      const dice = random();
      if (dice < 0.8) {
        if (order.take(seq) === isThere(seq)) expect.fail(`seed ${seed}, step ${step}`);
        there.add(seq);
      } else if (dice < 0.9) {
        order.expect(seq);
      } else {
        order.coverThrough(seq);
        for (let one = 1; one <= seq; one += 1) there.add(one);
      }
      known = Math.max(known, seq);
      let covered = start;
      while (isThere(covered + 1)) covered += 1;
      if (order.covered !== covered || order.lacks !== covered < known) expect.fail(`seed ${seed}, step ${step}`);
    }
  }
});
