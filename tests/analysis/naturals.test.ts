import { describe, expect, it } from 'vitest';
import { copyNatural, isZero, NaturalSum, naturalVector, toBigInt } from '@/lib/analysis/chains/naturals';
import { seededRandom } from '../support/seeded-random';

describe('sums of natural numbers', () => {
  it('[AN-100] are exact on both sides of 2⁵³, with factors, whatever is added in which order', () => {
    const sizes = [1, 2 ** 20, 2 ** 52, Number.MAX_SAFE_INTEGER];
    let large = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const random = seededRandom(seed);
      const numbers = naturalVector(30);
      const expected: bigint[] = [];
      const sum = new NaturalSum();
      for (let at = 0; at < 30; at++) {
        sum.clear();
        let value = 0n;
        for (let terms = Math.floor(random() * 6); terms > 0; terms--) {
          const kind = random();
          if (kind < 0.3) {
            sum.addOne();
            value += 1n;
          } else if (kind < 0.5) {
            const some = BigInt(Math.floor(random() * sizes[Math.floor(random() * sizes.length)]!)) ** 2n;
            sum.addBig(some);
            value += some;
          } else if (at > 0) {
            const from = Math.floor(random() * at);
            const times = kind < 0.8 ? 1 : Math.floor(random() * 100_000);
            sum.add(numbers, from, times);
            value += expected[from]! * BigInt(times);
          }
        }
        expect(sum.value()).toBe(value);
        sum.write(numbers, at);
        expected.push(value);
      }
      const copies = naturalVector(30);
      for (let at = 0; at < 30; at++) {
        copyNatural(numbers, at, copies, 29 - at);
        expect(toBigInt(numbers, at)).toBe(expected[at]);
        expect(toBigInt(copies, 29 - at)).toBe(expected[at]);
        expect(isZero(numbers, at)).toBe(expected[at] === 0n);
        if (expected[at]! > 2n ** 53n) large++;
      }
    }
    expect(large).toBeGreaterThan(1_000);
  });
});
