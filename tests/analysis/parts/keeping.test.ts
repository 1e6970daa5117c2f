import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { analyzeCore } from '@/lib/analysis/analyze-core';
import { flowsById } from '@/lib/analysis/flow/transition-flows';
import { sameTopology } from '@/lib/analysis/graph/same-topology';
import type { AnalysisInput } from '@/lib/analysis/types';
import { workedMap } from '../../support/worked-map';

const MAP = workedMap('A^>B>C>B C>D$ E>F');
const withTouchpoint = (input: AnalysisInput, id: string, change: object): AnalysisInput => ({
  ...input,
  touchpoints: input.touchpoints.map((t) => (t.id === id ? { ...t, ...change } : t)),
});
const withTransition = (input: AnalysisInput, id: string, change: object): AnalysisInput => ({
  ...input,
  transitions: input.transitions.map((t) => (t.id === id ? { ...t, ...change } : t)),
});

describe('what is kept from the last analysis', () => {
  it('[AN-206] graph and condensation while only reactions turn, each kernel while they turn elsewhere', () => {
    const first = analyzeCore(MAP);
    const elsewhere = analyzeCore(withTouchpoint(MAP, 'E', { reaction: 'negative' }), first);
    const inside = analyzeCore(withTouchpoint(MAP, 'B', { reaction: 'negative' }), first);
    for (const next of [elsewhere, inside]) {
      expect(next.graph).toBe(first.graph);
      expect(next.condensation).toBe(first.condensation);
    }
    expect(first.kernels).toHaveLength(1);
    expect(elsewhere.kernels[0]).toBe(first.kernels[0]);
    expect(inside.kernels[0]).not.toBe(first.kernels[0]);
    expect(inside.counts.intact).toEqual(analyzeCore(inside.input).counts.intact);
    const other = analyzeCore(withTransition(MAP, 'A-B', { target: 'C' }), first);
    expect(other.graph).not.toBe(first.graph);
    expect(other.counts.total).toEqual(analyzeCore(other.input).counts.total);
  });

  it('[AN-206] two maps have the same graph while ids, parents, marks and ends are the same', () => {
    const copy: AnalysisInput = structuredClone(MAP);
    const same = [
      MAP,
      copy,
      withTouchpoint(copy, 'A', { reaction: 'negative' }),
      withTransition(copy, 'A-B', { share: 1 }),
    ];
    const different = [
      withTouchpoint(copy, 'A', { id: 'A2' }),
      withTouchpoint(copy, 'F', { parent: 'A' }),
      withTouchpoint(copy, 'F', { role: 'final' }),
      withTransition(copy, 'A-B', { id: 'other' }),
      withTransition(copy, 'A-B', { source: 'E' }),
      withTransition(copy, 'A-B', { target: 'E' }),
      { ...copy, touchpoints: copy.touchpoints.slice(1) },
      { ...copy, touchpoints: [...copy.touchpoints, { id: 'G' }] },
      { ...copy, transitions: copy.transitions.slice(0, -1) },
      { ...copy, transitions: [...copy.transitions, { id: 'more', source: 'A', target: 'F' }] },
    ];
    expect(same.map((other) => sameTopology(MAP, other))).toEqual([true, true, true, true]);
    expect(different.map((other) => sameTopology(MAP, other))).toEqual(different.map(() => false));
  });

  it('[AN-206] the flows by transition are made once for an analysis', () => {
    const analysis = analyze(MAP);
    expect(flowsById(analysis)).toBe(flowsById(analysis));
  });
});
