import { expect, test } from 'vitest';
import { RowOrder } from '@/server/fanout/row-order';
import { seededRandom } from '../../support/seeded-random';

test('[SY-74] each row is given once, in order, and none before all smaller ones: 300 orders of arrival', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = seededRandom(seed);
    const start = Math.floor(random() * 5);
    const order = new RowOrder(start);
    const taken = new Set<number>();
    /** Whose rows the document has by itself: own ones, and what was read as a whole. */
    const own = new Set<number>();
    const given: number[] = [];
    let known = start;
    let whole = start;
    const isThere = (seq: number): boolean => seq <= whole || taken.has(seq);
    for (let step = 0; step < 60; step += 1) {
      const seq = 1 + Math.floor(random() * 30);
      const dice = random();
      if (dice < 0.85) {
        const isOwn = random() < 0.3;
        const isNew = !isThere(seq);
        if (order.take(seq, isOwn ? null : Uint8Array.of(seq)) !== isNew) expect.fail(`seed ${seed}, step ${step}`);
        taken.add(seq);
        if (isNew && isOwn) own.add(seq);
      } else if (dice < 0.95) {
        order.expect(seq);
      } else {
        for (let one = 1; one <= seq; one += 1) if (!given.includes(one)) own.add(one);
        whole = Math.max(whole, seq);
        order.coverThrough(seq);
      }
      known = Math.max(known, seq);
      given.push(...order.takeReady().map(([first]) => first!));
      let covered = start;
      while (isThere(covered + 1)) covered += 1;
      if (order.covered !== covered || order.lacks !== covered < known) expect.fail(`seed ${seed}, step ${step}`);
      const right = Array.from({ length: covered - start }, (_, index) => start + 1 + index);
      const foreign = right.filter((one) => !own.has(one));
      if (given.join() !== foreign.join()) expect.fail(`seed ${seed}, step ${step}: ${given} are not ${foreign}`);
    }
  }
});
