import { describe, expect, it } from 'vitest';
import { reachKernel } from '@/lib/analysis/chains/reach-kernel';
import { seededRandom } from '../../support/seeded-random';
import { volume } from '../../support/volume';
import { randomBlock } from './random-block';

/** What `from` reaches over vertices that `may` be passed, itself included. */
function reachOf(out: readonly (readonly number[])[], from: number, may: (v: number) => boolean): Set<number> {
  const seen = new Set(may(from) ? [from] : []);
  for (const u of seen) for (const v of out[u]!) if (may(v)) seen.add(v);
  return seen;
}

describe('ways through a loop over the budget', () => {
  it('[AN-203] are counted pair by pair of entry and exit, with all, without and with one more of the negatives', () => {
    let manyParts = 0;
    for (let seed = 1; seed <= Math.max(12, volume(60)); seed++) {
      const { block, negative, out } = randomBlock(seed, 20 + (seed % 4) * 35, 30 + (seed % 4) * 40, 0.35, 0);
      expect(block.exact).toBe(false);
      const random = seededRandom(seed + 1);
      const entries = Array.from(block.entries);
      const exits = Array.from(block.exits);
      const amounts = (at: readonly number[]) =>
        Array.from(negative, (_, v) => (at.includes(v) ? BigInt(Math.floor(random() * 5)) : 0n));
      const [arrive, leave] = [amounts(entries), amounts(exits)];
      const fine = (v: number) => !negative[v];
      /** Sums over pairs of entry and exit that are connected over what `may` be passed. */
      const pairs = (may: (v: number) => boolean, visit: (x: number, y: number) => void) => {
        for (const x of entries) {
          const reached = reachOf(out, x, may);
          for (const y of exits) if (reached.has(y)) visit(x, y);
        }
      };
      const sums = () => new Array<bigint>(negative.length).fill(0n);
      const kernel = reachKernel(block, negative);
      const all = sums();
      pairs(
        () => true,
        (_, y) => (all[y] = all[y]! + 1n),
      );
      expect(kernel.reach!.passAll(sums().map(() => 1n))).toEqual(all);
      const through = sums();
      const back = sums();
      pairs(fine, (x, y) => {
        through[y] = through[y]! + arrive[x]!;
        back[x] = back[x]! + leave[y]!;
      });
      expect(kernel.reach!.passIntact(arrive)).toEqual(through);
      expect(kernel.reach!.passIntactBack(leave)).toEqual(back);
      const weighed = (may: (v: number) => boolean) => {
        let sum = 0n;
        pairs(may, (x, y) => (sum += arrive[x]! * leave[y]!));
        return sum;
      };
      const restored = Array.from(negative, (flag, v) =>
        flag ? weighed((other) => other === v || fine(other)) - weighed(fine) : 0n,
      );
      expect({ seed, restored: kernel.restores(arrive, leave) }).toEqual({ seed, restored });
      if (negative.length - negative.reduce((a, b) => a + b, 0) > 64) manyParts++;
    }
    expect(manyParts).toBeGreaterThan(1);
  });

  it('[AN-203] are told with the fewest negatives, which share what their best paths weigh', () => {
    for (let seed = 1; seed <= Math.max(10, volume(60)); seed++) {
      const { block, negative, out } = randomBlock(seed, 9, 7, 0.5, 0);
      const told: unknown[] = [];
      const mayShare = new Set<number>();
      let weight = 0;
      for (const entry of block.entries) {
        for (const exit of block.exits) {
          const ways: number[][] = [];
          const extend = (path: number[]) => {
            const last = path[path.length - 1]!;
            if (last === exit) ways.push(path);
            else for (const v of out[last]!) if (!path.includes(v)) extend([...path, v]);
          };
          extend([entry]);
          const breaksOf = (path: number[]) => path.filter((v) => negative[v]);
          const negatives = Math.min(...ways.map((path) => breaksOf(path).length));
          told.push({ entry, exit, negatives, count: 1 });
          weight += (entry + 1) * (exit + 2) * negatives;
          for (const breaks of ways.map(breaksOf)) {
            if (breaks.length === negatives) for (const v of breaks) mayShare.add(v);
          }
        }
      }
      const kernel = reachKernel(block, negative);
      expect(kernel.stretches).toEqual(told);
      let shared = 0;
      kernel.spread(
        (x, y) => (x + 1) * (y + 2),
        (v, amount) => {
          expect(mayShare.has(v)).toBe(true);
          shared += amount;
        },
      );
      expect(shared).toBeCloseTo(weight, 6);
    }
  });
});
