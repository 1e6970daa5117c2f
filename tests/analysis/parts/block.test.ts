import { describe, expect, it } from 'vitest';
import { isGiant } from '@/lib/analysis/chains/unfold';
import { randomBlock } from './random-block';

describe('a loop between starts and finals', () => {
  it('[AN-204] is exact when the steps of its paths from all entries fit the budget, and not with one step less', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const chords = seed % 2 ? 3 : 60;
      const { block, out } = randomBlock(seed, 6, chords, 0, 0);
      let steps = 0;
      const extend = (path: number[]) => {
        steps++;
        for (const v of out[path[path.length - 1]!]!) if (!path.includes(v)) extend([...path, v]);
      };
      for (const x of block.entries) extend([x]);
      expect(randomBlock(seed, 6, chords, 0, steps).block.exact).toBe(true);
      expect(randomBlock(seed, 6, chords, 0, steps - 1).block.exact).toBe(false);
      const ring = randomBlock(seed, 6, 0, 0, 0).block;
      expect(randomBlock(seed, 6, 0, 0, 6 * ring.entries.length).block.exact).toBe(true);
    }
  });

  it('[AN-204] has the entries that something leads into and the exits that lead out, ascending', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { block, entries, exits } = randomBlock(seed, 12, 5, 0, 0);
      expect([Array.from(block.entries), Array.from(block.exits)]).toEqual([entries, exits]);
      expect(Array.from(block.isExit, (flag) => flag === 1)).toEqual(
        Array.from(block.isExit, (_, v) => exits.includes(v)),
      );
    }
  });

  it('[AN-204] is a giant by its size, or by its entries times its transitions', () => {
    const { block } = randomBlock(1, 5, 0, 0, 0);
    const sized = (n: number, entries: number, transitions: number, exact = false) =>
      isGiant({
        ...block,
        exact,
        vertices: new Int32Array(n),
        entries: new Int32Array(entries),
        out: { offsets: new Int32Array(n + 1), targets: new Int32Array(transitions) },
      });
    expect([sized(5_000, 1, 10_000), sized(5_001, 1, 10_000), sized(5_001, 1, 10_000, true)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([sized(1_000, 1_000, 3_000), sized(1_000, 1_001, 3_000), sized(1_000, 1_000, 3_001)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
