import { describe, expect, it } from 'vitest';
import { analyzeStates, createStateAnalyzer } from '@/lib/analysis/analyze';
import type { AnalysisInput } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';
import { volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { randomMap } from './random-map';

describe('the analyzer that remembers', () => {
  it('[AN-50] equals a fresh analysis after any sequence of edits', () => {
    for (let seed = 1; seed <= volume(200); seed++) {
      const random = seededRandom(seed);
      const analyzer = createStateAnalyzer();
      let input: AnalysisInput = randomMap(seed, { nested: seed % 2 === 0 });
      for (let edit = 0; edit < 12; edit++) {
        const at = Math.floor(random() * input.touchpoints.length);
        const kind = random();
        if (kind < 0.1) {
          input = { ...input, mended: new Set([input.touchpoints[at]!.id]) };
        } else if (kind < 0.15) {
          input = { ...input, mended: new Set() };
        } else if (kind < 0.25) {
          const parent = input.touchpoints[Math.floor(random() * input.touchpoints.length)]!.id;
          input = { ...input, touchpoints: input.touchpoints.map((t, i) => (i === at ? { ...t, parent } : t)) };
        } else if (kind < 0.3) {
          const ratings = [{ reaction: 'negative' as const }, { reaction: 'positive' as const }];
          input = {
            ...input,
            touchpoints: input.touchpoints.map((t, i) => (i === at ? { ...t, reaction: undefined, ratings } : t)),
          };
        } else if (kind < 0.35) {
          input = { ...input, touchpoints: [...input.touchpoints, { id: `added${edit}` }] };
        } else if (kind < 0.4 && input.touchpoints.length > 1) {
          input = { ...input, touchpoints: input.touchpoints.filter((_, i) => i !== at) };
        } else if (kind < 0.6) {
          const reaction = (['positive', 'neutral', 'negative'] as const)[Math.floor(random() * 3)]!;
          input = { ...input, touchpoints: input.touchpoints.map((t, i) => (i === at ? { ...t, reaction } : t)) };
        } else if (kind < 0.7) {
          const role = (['start', 'final', undefined] as const)[Math.floor(random() * 3)];
          input = { ...input, touchpoints: input.touchpoints.map((t, i) => (i === at ? { ...t, role } : t)) };
        } else if (kind < 0.85) {
          input = { ...input, transitions: input.transitions.slice(1) };
        } else {
          const target = input.touchpoints[Math.floor(random() * input.touchpoints.length)]!.id;
          const added = { id: `new${edit}`, source: input.touchpoints[at]!.id, target };
          input = { ...input, transitions: [...input.transitions, added] };
        }
        expect(analyzer(input)).toEqual(analyzeStates(input));
      }
    }
  });

  it('[AN-51] keeps the identity of what did not change', () => {
    const analyzer = createStateAnalyzer();
    const input = workedMap('A>B>C D>E');
    const before = analyzer(input);
    const after = analyzer({
      ...input,
      touchpoints: input.touchpoints.map((t) => (t.id === 'B' ? { ...t, reaction: 'negative' } : t)),
    });
    expect(after.touchpoints.get('D')).toBe(before.touchpoints.get('D'));
    expect(after.transitions.get('D-E')).toBe(before.transitions.get('D-E'));
    expect(after.touchpoints.get('B')).not.toBe(before.touchpoints.get('B'));
    expect(after.transitions.get('A-B')!.state).toBe('doomed');
  });
});
