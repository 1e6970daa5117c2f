import { describe, expect, it } from 'vitest';
import { analyze, createStateAnalyzer } from '@/lib/analysis/analyze';
import { toCheckJson } from '@/lib/analysis/check-json';
import { effectiveReaction } from '@/lib/analysis/states/effective-reaction';
import type { AnalysisInput } from '@/lib/analysis/types';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { checkJson } from './compare';
import { randomMap } from './random-map';

/** The map as a team would write it down after mending: rated well, of one mind, and nobody lost. */
function rewritten(input: AnalysisInput, mended: ReadonlySet<string>, negative: ReadonlySet<string>): AnalysisInput {
  return {
    ...input,
    touchpoints: input.touchpoints.map((t) =>
      mended.has(t.id)
        ? {
            ...t,
            dropOff: 0,
            ratings: undefined,
            reaction: negative.has(t.id) ? 'positive' : (effectiveReaction(t) ?? undefined),
          }
        : t,
    ),
  };
}

describe('what is judged as if mended', () => {
  it('[AN-120] comes out as the map would that says so', () => {
    let turned = 0;
    for (let seed = 1; seed <= volume(1_500); seed++) {
      const input = randomMap(seed * 41 + 8, { measured: true, nested: seed % 2 === 0, most: 8 });
      const states = analyze(input).touchpoints;
      const ids = input.touchpoints.map((t) => t.id);
      const negative = new Set(ids.filter((id) => states.get(id)!.negative));
      const mended = new Set(ids.filter((id, i) => (seed + i) % 3 === 0 && !states.get(id)!.brokenInside));
      const other = toCheckJson(analyze(rewritten(input, mended, negative)));
      expect(toCheckJson(analyze({ ...input, mended }))).toEqual(other);
      if ([...mended].some((id) => negative.has(id))) turned++;
    }
    expect(turned).toBeGreaterThan(least(500));
  });

  it('[AN-120] a parent that is broken inside is one repair; its inside is judged as it is', () => {
    const input = workedMap('A>P>C', { inside: { P: 'x>y!' } });
    const { scopes, touchpoints, figures, scopeFigures } = analyze({ ...input, mended: new Set(['P']) });
    expect(scopes.map(({ starts }) => starts[0]!.verdict)).toEqual(['at-risk', 'broken']);
    expect(touchpoints.get('P')).toMatchObject({ negative: false, brokenInside: false, atRisk: true });
    expect(figures.get('P')).toMatchObject({ restores: 0n, loss: 0 });
    expect(scopeFigures[0]!.flow.conversion).toBe(1);
  });

  it('[AN-120] agrees with mending all that is negative inside, in the scope of the parent', () => {
    let parents = 0;
    for (let seed = 1; parents < volume(400); seed++) {
      const input = randomMap(seed * 43 + 9, { measured: true, nested: true, fewest: 4, density: 2.6 });
      const states = analyze(input).touchpoints;
      for (const { id, scope, brokenInside, reaction } of states.values()) {
        if (!brokenInside || reaction === 'negative') continue;
        parents++;
        const inside = (of: string): boolean => {
          const up = states.get(of)!.scope;
          return up !== null && (up === id || inside(up));
        };
        const parts = new Set([...states.keys()].filter(inside));
        const cured = checkJson(
          rewritten(input, new Set([...parts, id]), new Set([...parts].filter((p) => states.get(p)!.negative))),
        );
        const tried = toCheckJson(analyze({ ...input, mended: new Set([id]) })) as typeof cured;
        const pick = (printed: typeof cured) => {
          const { chains, flow, starts } = printed.scopes.find((s) => s.id === scope)!;
          return { chains, flow, repairs: starts.map((s) => s.repairs) };
        };
        expect(pick(tried)).toEqual(pick(cured));
      }
    }
  });

  it('[AN-120] can be given to the analyzer that remembers', () => {
    const analyzer = createStateAnalyzer();
    const input = workedMap('A>N!>C D>E');
    const before = analyzer(input);
    const trial = analyzer({ ...input, mended: new Set(['N']) });
    expect([before, trial].map(({ scopes }) => scopes[0]!.starts[0]!.verdict)).toEqual(['broken', 'intact']);
    expect(trial.touchpoints.get('D')).toBe(before.touchpoints.get('D'));
    expect(analyzer(input)).toEqual(before);
  });
});
