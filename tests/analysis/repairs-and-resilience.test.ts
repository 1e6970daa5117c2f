import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import type { AnalysisInput, AnalysisTouchpoint, AnalysisTransition } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { bruteForce } from './brute-force';
import { checkJson } from './compare';

const disjointOf = (map: string) => checkJson(workedMap(map)).scopes[0]!.starts[0]!.disjoint;

describe('resilience', () => {
  it('[AN-30] counts intact chains that share nothing but start and final, at most three', () => {
    expect(disjointOf('A>B>D A>N!>D')).toBe(1);
    expect(disjointOf('A>B>D A>C>D A>D')).toBe(3);
    expect(disjointOf('A>B>E A>C>E A>D>E A>E')).toBe(3);
    expect(disjointOf('A>B>C>E B>D>E')).toBe(1);
    expect(disjointOf('A>B A>C')).toBe(2);
    expect(disjointOf('A!>B')).toBe(0);
  });

  it('[AN-31] turns a chain found first away from two touchpoints in a row when that makes room', () => {
    expect(disjointOf('s^>a>b>c>t$ s>p>q>c a>r>u>v>t')).toBe(2);
  });

  it('[AN-32] agrees with brute force on larger maps without breaks', () => {
    const seen = [0, 0, 0, 0];
    for (let seed = 1; seed <= volume(2_000); seed++) {
      const random = seededRandom(seed);
      const n = 8 + Math.floor(random() * 4);
      const touchpoints: AnalysisTouchpoint[] = Array.from({ length: n }, (_, i) => ({
        id: `v${String(Math.floor(random() * 1e6)).padStart(6, '0')}${i}`,
        role: i === 0 ? 'start' : i === n - 1 ? 'final' : 'intermediate',
      }));
      const transitions: AnalysisTransition[] = [];
      for (let i = 0; i < n * 2; i++) {
        const from = Math.floor(random() * n);
        const to = random() < 0.9 ? Math.min(n - 1, from + 1 + Math.floor(random() * 5)) : Math.floor(random() * n);
        if (from === 0 && to === n - 1) continue;
        transitions.push({ id: `e${i}`, source: touchpoints[from]!.id, target: touchpoints[to]!.id });
      }
      const input = { touchpoints, transitions };
      const start = checkJson(input).scopes[0]!.starts[0]!;
      expect({ seed, disjoint: start.disjoint }).toEqual({
        seed,
        disjoint: bruteForce(input).scopes.get(null)!.starts.get(start.id)!.disjoint,
      });
      seen[start.disjoint]!++;
    }
    for (const count of seen) expect(count).toBeGreaterThan(least(30));
  });
});

/** Starts that each lead through one of some negatives to one final: a smallest hitting set. */
function hitting(negatives: number, starts: number, choices: number, seed: number): AnalysisInput {
  const random = seededRandom(seed);
  const touchpoints: AnalysisTouchpoint[] = [{ id: 'F' }];
  const transitions: AnalysisTransition[] = [];
  for (let i = 0; i < negatives; i++) {
    touchpoints.push({ id: `n${i}`, reaction: 'negative' });
    transitions.push({ id: `f${i}`, source: `n${i}`, target: 'F' });
  }
  for (let s = 0; s < starts; s++) {
    touchpoints.push({ id: `s${s}` });
    for (let j = 0; j < choices; j++) {
      transitions.push({ id: `s${s}_${j}`, source: `s${s}`, target: `n${Math.floor(random() * negatives)}` });
    }
  }
  return { touchpoints, transitions };
}

describe('fewest repairs for all starts', () => {
  const works = (input: AnalysisInput, mended: readonly string[]) =>
    analyze({
      ...input,
      touchpoints: input.touchpoints.map((t) => (mended.includes(t.id) ? { ...t, reaction: 'positive' } : t)),
    }).scopes[0]!.starts.every((start) => start.verdict !== 'broken');

  it('[AN-33] is a smallest set, the first by sorted ids, with up to 12 negatives and far above', () => {
    const { repairs } = analyze(workedMap('A>P!>Z A>N!>Z B>N B>P C>Q!>Z'));
    expect(repairs).toEqual({ touchpoints: ['N', 'Q'], optimal: true });
    for (let seed = 1; seed <= volume(40); seed++) {
      const input = hitting(12, 10, 2, seed);
      const found = analyze(input).repairs;
      expect(found).toEqual({ touchpoints: bruteForce(input).scopes.get(null)!.repairs, optimal: true });
    }
    expect(analyze(hitting(20, 150, 6, 3)).repairs.optimal).toBe(true);
  });

  it('[AN-34] is found greedily with many more, says so, works, and has nothing needless', () => {
    for (let seed = 1; seed <= volume(5); seed++) {
      const input = hitting(60, 60, 3, seed);
      const { touchpoints, optimal } = analyze(input).repairs;
      expect(optimal).toBe(false);
      expect(works(input, touchpoints)).toBe(true);
      for (const id of touchpoints) {
        expect(
          works(
            input,
            touchpoints.filter((other) => other !== id),
          ),
        ).toBe(false);
      }
    }
  });

  it('[AN-35] a row of negatives that all must be mended is found however long it is', () => {
    const row = Array.from({ length: 28 }, (_, i) => `n${i}!`).join('>');
    const { repairs, scopes } = analyze(workedMap(`A>${row}>Z`));
    expect(repairs.optimal).toBe(true);
    expect(repairs.touchpoints).toHaveLength(28);
    expect(scopes[0]!.starts[0]!.repairs).toBe(28);
  });

  it('[AN-36] skips incomplete starts and is empty when nothing is broken', () => {
    expect(analyze(workedMap('A^>B~ C^>N!>D$')).repairs).toEqual({ touchpoints: ['N'], optimal: true });
    expect(analyze(workedMap('A^>B~')).repairs).toEqual({ touchpoints: [], optimal: true });
    expect(analyze(workedMap('')).repairs).toEqual({ touchpoints: [], optimal: true });
  });
});
