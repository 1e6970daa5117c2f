import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { draft } from '@/lib/analysis/findings/draft';
import { type FindingDraft, makeFacts, type Rule } from '@/lib/analysis/findings/facts';
import { findFindings } from '@/lib/analysis/findings/find-findings';
import { scaleShares } from '@/lib/analysis/findings/scale-shares';
import { buildGraph } from '@/lib/analysis/graph/build-graph';
import { countDigits } from '@/lib/analysis/words/count-words';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import { describeFix } from '@/lib/analysis/words/describe-fix';
import { workedMap } from '../../support/worked-map';

const MAP = workedMap('A^>B>C>B C>D$ E>F');

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

  it('[AN-207] errors come first, then warnings, then what is only to be known, whatever the order of the rules', () => {
    const map = workedMap('A>N!>C O');
    const said: Rule[] = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      find: (): FindingDraft[] => [draft({ scopeId: null, touchpointIds: [], message: { id, data: {} }, witness: [] })],
    }));
    const settings = {
      a: { severity: 'info' },
      b: { severity: 'warning' },
      c: { severity: 'error' },
      d: { severity: 'warning' },
    } as const;
    const graph = buildGraph(map);
    const found = findFindings(makeFacts(graph, analyze(map), map), settings, said);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('[AN-207] negatives without an owner are counted beside the first', () => {
    const finding = analyze(workedMap('A>N!>O!>P!>C')).findings.find(
      ({ ruleId }) => ruleId === 'negative-without-owner',
    )!;
    expect(describeFinding(finding, (id) => id).title).toBe('"N" and two more negative touchpoints have no owner');
  });

  it('[AN-207] a fix without words is called by its id, and one without data names nothing', () => {
    const labelOf = (id: string) => (id === '' ? 'nobody' : id);
    expect(describeFix({ message: { id: 'unheard-of', data: {} } }, labelOf)).toBe('unheard-of');
    expect(describeFix({ message: { id: 'mark-start', data: {} } }, labelOf)).toContain('nobody');
  });
});
