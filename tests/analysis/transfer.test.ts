import { describe, expect, it } from 'vitest';
import { analyze, createAnalyzer } from '@/lib/analysis/analyze';
import { buffersOf, packFigures, unpackFigures } from '@/lib/analysis/transfer/pack-figures';
import { patchList, sliceInput } from '@/lib/analysis/transfer/slice-input';
import type { AnalysisInput, AnalysisTouchpoint, AnalysisTransition } from '@/lib/analysis/types';
import { seededRandom } from '../support/seeded-random';
import { volume } from '../support/volume';
import { randomMap } from './random-map';

const whole = { touchpoint: (t: AnalysisTouchpoint) => t, transition: (t: AnalysisTransition) => t };
const sorted = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

/** A map somewhat later: some touchpoints changed, taken away and added. */
function edited(input: AnalysisInput, random: () => number, serial: number): AnalysisInput {
  const touchpoints = input.touchpoints
    .filter(() => random() > 0.1)
    .map((t) => (random() < 0.3 ? { ...t, dropOff: random() } : t));
  const added = { id: `${random() < 0.5 ? 'A' : 'zz'}${serial}` };
  const transitions = input.transitions.filter(() => random() > 0.1);
  const first = touchpoints[0]?.id ?? added.id;
  return {
    touchpoints: [...touchpoints, added],
    transitions: [...transitions, { id: `${serial}`, source: added.id, target: first }],
  };
}

describe('a map on its way to the worker', () => {
  it('[AN-105] arrives by slices of what is new, whatever was edited', () => {
    for (let seed = 1; seed <= volume(300); seed++) {
      const random = seededRandom(seed);
      let before: AnalysisInput | null = null;
      let touchpoints: readonly AnalysisTouchpoint[] = [];
      let transitions: readonly AnalysisTransition[] = [];
      let next = randomMap(seed, { measured: true });
      for (let round = 0; round < 5; round++) {
        const size = 1 + Math.floor(random() * 6);
        for (const slice of sliceInput(before, next, whole, size)) {
          const { touchpoints: points, transitions: steps } = structuredClone(slice);
          const told = [points, steps].reduce((sum, patch) => sum + patch.set.length + patch.removed.length, 0);
          expect(told).toBeGreaterThan(0);
          expect(told).toBeLessThanOrEqual(size);
          touchpoints = patchList(touchpoints, points);
          transitions = patchList(transitions, steps);
        }
        expect(touchpoints).toEqual(sorted(next.touchpoints));
        expect(transitions).toEqual(sorted(next.transitions));
        before = next;
        next = edited(next, random, round);
      }
    }
  });

  it('[AN-105] tells only of what is another object than before', () => {
    const before = randomMap(3, { fewest: 6, most: 6 });
    const after = { ...before, touchpoints: before.touchpoints.map((t, i) => (i === 2 ? { ...t } : t)) };
    const slices = [...sliceInput(before, after, whole)];
    expect(slices).toHaveLength(1);
    expect(slices[0]!.touchpoints.set).toEqual([after.touchpoints[2]]);
    expect([...sliceInput(after, after, whole)]).toEqual([]);
  });
});

describe('figures on their way to the page', () => {
  it('[AN-106] are the same after packing, handing over and unpacking', () => {
    for (let seed = 1; seed <= volume(400); seed++) {
      const analysis = analyze(randomMap(seed, { nested: seed % 2 === 0, measured: true, most: 9 }));
      const { scopes, touchpoints, transitions, findings, ...figures } = analysis;
      const packed = packFigures(analysis);
      const flows = analysis.flows.slice();
      const arrived = structuredClone(packed, { transfer: buffersOf(packed) });
      const unpacked = unpackFigures(arrived, { scopes, touchpoints, transitions });
      const plain = (told: typeof figures) => ({
        ...told,
        flows,
        figures: new Map(told.figures),
        singlePoints: new Map(told.singlePoints),
        scopeFigures: told.scopeFigures.map((scope) => ({ ...scope, starts: new Map(scope.starts) })),
      });
      expect(plain(unpacked)).toEqual(plain(figures));
      expect(unpacked.flows).toEqual(flows);
      for (const id of touchpoints.keys()) expect(unpacked.figures.get(id)).toEqual(figures.figures.get(id));
      expect(unpacked.figures.has('nobody')).toBe(false);
    }
  });
});

describe('the whole analysis of an edited map', () => {
  it('[AN-101] equals a fresh one after any sequence of edits', () => {
    for (let seed = 1; seed <= volume(150); seed++) {
      const random = seededRandom(seed);
      const analyzer = createAnalyzer();
      let input = randomMap(seed, { nested: seed % 2 === 0, measured: true });
      for (let edit = 0; edit < 8; edit++) {
        expect(analyzer(input)).toEqual(analyze(input));
        const at = Math.floor(random() * input.touchpoints.length);
        const reaction = (['positive', 'neutral', 'negative'] as const)[Math.floor(random() * 3)]!;
        if (random() < 0.3) input = edited(input, random, edit);
        else {
          const touchpoints = input.touchpoints.map((t, i) => (i === at ? { ...t, reaction } : t));
          input = { ...input, touchpoints, ...(random() < 0.3 && { mended: new Set([touchpoints[at]!.id]) }) };
        }
      }
    }
  });
});
