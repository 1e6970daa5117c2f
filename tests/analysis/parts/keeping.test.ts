import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { analyzeCore } from '@/lib/analysis/analyze-core';
import { scaleShares } from '@/lib/analysis/findings/scale-shares';
import { flowsById } from '@/lib/analysis/flow/transition-flows';
import { sameTopology } from '@/lib/analysis/graph/same-topology';
import type { AnalysisInput } from '@/lib/analysis/types';
import { countDigits } from '@/lib/analysis/words/count-words';
import { describeFix } from '@/lib/analysis/words/describe-fix';
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

describe('small parts', () => {
  it('[AN-207] a transition whose end does not exist is ignored, and changes nothing', () => {
    const lost = { id: 'lost', source: 'nobody', target: 'A' };
    for (const ends of [{}, { source: 'A', target: 'nobody' }, { target: 'nowhere' }]) {
      const { transitions, touchpoints, scopes } = analyze({
        ...MAP,
        transitions: [...MAP.transitions, { ...lost, ...ends }],
      });
      expect(transitions.get('lost')).toMatchObject({ link: null, state: 'ignored' });
      const without = analyze(MAP);
      expect(touchpoints).toEqual(without.touchpoints);
      expect(scopes).toEqual(without.scopes);
    }
  });

  it('[AN-207] a touchpoint alone is unlinked, unless it is marked as an intermediate link', () => {
    const { touchpoints } = analyze(workedMap('A~ B'));
    expect([touchpoints.get('A')!.role, touchpoints.get('B')!.role]).toEqual(['intermediate', 'unlinked']);
  });

  it('[AN-207] scaled shares give those that lost most by rounding one back, the first among equals', () => {
    expect(scaleShares([1, 1, 1], 1)).toEqual([0.3334, 0.3333, 0.3333]);
    expect(scaleShares([1, 2, 8], 1)).toEqual([0.0909, 0.1818, 0.7273]);
    expect(scaleShares([2, 8, 1], 1)).toEqual([0.1818, 0.7273, 0.0909]);
    expect(scaleShares([1, 1, 5], 1)).toEqual([0.1429, 0.1428, 0.7143]);
    expect(scaleShares([0, 0], 1)).toEqual([0, 0]);
  });

  it('[AN-207] counts have commas up to 12 digits, and are told by their size from 13 on', () => {
    expect(
      [999n, 1_000n, 1_234_567n, 999_999_999_999n, 1_000_000_000_000n, 12_300_000_000_000n].map(countDigits),
    ).toEqual(['999', '1,000', '1,234,567', '999,999,999,999', 'about 1.0 × 10¹²', 'about 1.2 × 10¹³']);
  });

  it('[AN-207] a fix without words is called by its id, and one without data names nothing', () => {
    const labelOf = (id: string) => (id === '' ? 'nobody' : id);
    expect(describeFix({ message: { id: 'unheard-of', data: {} } }, labelOf)).toBe('unheard-of');
    expect(describeFix({ message: { id: 'mark-start', data: {} } }, labelOf)).toContain('nobody');
  });
});
