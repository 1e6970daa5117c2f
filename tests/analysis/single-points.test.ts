import { describe, expect, it } from 'vitest';
import { analyze, analyzeStates } from '@/lib/analysis/analyze';
import { NAMED_STARTS } from '@/lib/analysis/repairs/single-points';
import type { AnalysisInput, AnalysisTouchpoint } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { bruteForce } from './brute-force';
import { randomFrames, randomMap } from './random-map';

const MAPS = volume(5_000);
const WIDE = volume(200);

const pointsOf = (...map: Parameters<typeof workedMap>) =>
  Object.fromEntries(analyze(workedMap(...map)).singlePoints.entries());

/** By making each touchpoint negative in turn and judging anew. */
function byJudgingAnew(input: AnalysisInput): [string, string[]][] {
  const now = analyzeStates(input);
  const works = (states: typeof now) =>
    new Set(states.scopes.flatMap(({ starts }) => starts.filter((s) => s.repairs === 0).map((s) => s.id)));
  const before = works(now);
  return [...now.touchpoints.values()].flatMap(({ id, scope, negative }): [string, string[]][] => {
    if (negative) return [];
    const touchpoints = input.touchpoints.map((t) => (t.id === id ? { ...t, reaction: 'negative' as const } : t));
    const after = works(analyzeStates({ ...input, touchpoints }));
    const { starts } = now.scopes.find((s) => s.id === scope)!;
    const lose = starts.map((s) => s.id).filter((s) => s !== id && before.has(s) && !after.has(s));
    return lose.length > 0 ? [[id, lose]] : [];
  });
}

/** A long map with one start in ten and a final at the end: many ways meet again and again. */
function ladder(seed: number): AnalysisInput {
  const random = seededRandom(seed);
  const n = 40;
  const id = (i: number) => `v${(i * 7) % n}`;
  return {
    touchpoints: Array.from(
      { length: n },
      (_, i): AnalysisTouchpoint => ({
        id: id(i),
        role: i === n - 1 ? 'final' : i % 10 === 0 ? 'start' : 'intermediate',
        ...(random() < 0.05 && { reaction: 'negative' }),
      }),
    ),
    transitions: Array.from({ length: 60 + Math.floor(random() * 20) }, (_, i) => {
      const from = i < n ? i : Math.floor(random() * n);
      const to = random() < 0.1 ? Math.floor(random() * n) : from + 1 + Math.floor(random() * random() * 8);
      return { id: `e${i}`, source: id(from), target: id(Math.min(n - 1, to)) };
    }),
  };
}

describe('single points of failure', () => {
  it('[AN-125] are touchpoints without which starts lose their last intact chain', () => {
    expect(pointsOf('A>B>D A>C>D')).toEqual({ D: ['A'] });
    expect(pointsOf('A>B>C>E B>D>E X>C')).toEqual({ B: ['A'], C: ['X'], E: ['A', 'X'] });
    expect(pointsOf('A>B>D A>N!>D')).toEqual({ B: ['A'], D: ['A'] });
    expect(pointsOf('A>N!>D')).toEqual({});
    expect(pointsOf('A>B A>C')).toEqual({});
    // A start on the way of another; a loop; a scope of its own.
    expect(pointsOf('A^>B^>C>B C>D')).toEqual({ B: ['A'], C: ['A', 'B'], D: ['A', 'B'] });
    expect(pointsOf('A>P>C', { inside: { P: 'x>y' } })).toEqual({ P: ['A'], C: ['A'], y: ['x'] });
  });

  it('[AN-126] agree with brute force', () => {
    const seen = { points: 0, inner: 0, several: 0, cyclic: 0 };
    for (let seed = 1; seed <= MAPS + WIDE; seed++) {
      const nested = seed % 3 === 0;
      const shape = { nested, most: nested ? 10 : 8, density: seed % 2 ? 2.2 : 3.4 };
      const input = seed > MAPS ? ladder(seed) : seed % 10 ? randomMap(seed * 61 + 14, shape) : randomFrames(seed);
      const { singlePoints, touchpoints } = analyze(input);
      const found = [...singlePoints].map(([id, starts]): [string, string[]] => [id, [...starts]]);
      const anew = byJudgingAnew(input);
      if (JSON.stringify(found) !== JSON.stringify(anew)) expect({ seed, input, found }).toEqual({ found: anew });
      for (const [id, starts] of found) {
        seen.points++;
        if (touchpoints.get(id)!.scope !== null) seen.inner++;
        if (starts.length > 1) seen.several++;
      }
      if (seed > MAPS) continue;
      const { scopes, negative } = bruteForce(input);
      const listed = [...scopes.values()].flatMap(({ chains, members, starts, outOfE }) => {
        if (members.some((u) => [...outOfE.get(u)!].some((v) => outOfE.get(v)!.has(u)))) seen.cyclic++;
        const intact = chains.filter((chain) => !chain.some((id) => negative.has(id)));
        return members.flatMap((id) => {
          const lose = [...starts.keys()].filter((start) => {
            const own = intact.filter((chain) => chain[0] === start);
            return start !== id && own.length > 0 && own.every((chain) => chain.includes(id));
          });
          return lose.length > 0 ? [`${id}: ${lose.join(' ')}`] : [];
        });
      });
      expect(found.map(([id, starts]) => `${id}: ${starts.join(' ')}`)).toEqual(listed.sort());
    }
    console.log(`${MAPS + WIDE} maps, single points:`, JSON.stringify(seen));
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(least(100));
  });

  it('[AN-127] name the first starts of very many', () => {
    const n = NAMED_STARTS + 200;
    const id = (i: number) => `s${String(i).padStart(5, '0')}`;
    const { singlePoints } = analyze({
      touchpoints: [{ id: 'hub' }, { id: 'z' }, ...Array.from({ length: n }, (_, i) => ({ id: id(n - 1 - i) }))],
      transitions: [
        { id: 'out', source: 'hub', target: 'z' },
        ...Array.from({ length: n }, (_, i) => ({ id: id(i), source: id(i), target: 'hub' })),
      ],
    });
    const first = Array.from({ length: NAMED_STARTS }, (_, i) => id(i));
    expect([...singlePoints]).toEqual([
      ['hub', first],
      ['z', first],
    ]);
  });
});
