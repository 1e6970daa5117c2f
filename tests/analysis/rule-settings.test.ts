import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { changeRule, readRuleSettings } from '@/lib/analysis/findings/rule-settings';
import { RULE_DEFAULTS } from '@/lib/analysis/findings/rule-severities';
import type { Json } from '@/lib/model/types';
import { workedMap } from '../support/worked-map';

describe('rules of a map', () => {
  it('[AN-150] a map sets how much a rule weighs, or switches it off', () => {
    const input = workedMap('A>N!>C O');
    const severities = (rules: Json): string[] =>
      analyze({ ...input, rules })
        .findings.filter(({ ruleId }) => ['broken-chain', 'orphan', 'cut-off'].includes(ruleId))
        .map(({ ruleId, severity }) => `${ruleId} ${severity}`);
    expect(severities(null)).toEqual(['broken-chain error', 'cut-off info', 'orphan info']);
    expect(severities({ orphan: 'error', 'broken-chain': 'info', 'cut-off': { severity: 'off' } })).toEqual([
      'orphan error',
      'broken-chain info',
    ]);
  });

  it('[AN-150] what is not understood is passed over, and the default stands', () => {
    for (const value of [
      undefined,
      null,
      'off',
      7,
      [],
      { orphan: 'loud' },
      { orphan: null },
      { orphan: { severity: 1 } },
    ]) {
      expect(readRuleSettings(value)).toEqual(RULE_DEFAULTS);
    }
    expect(readRuleSettings({ 'no-such-rule': 'off', __proto__: 'off', constructor: 'off' })).toEqual(RULE_DEFAULTS);
    expect(readRuleSettings(Object.create({ orphan: 'off' }))).toEqual(RULE_DEFAULTS);
    expect(readRuleSettings({ orphan: { severity: 'error', most: 3, phase: 'x' } }).orphan).toEqual({
      severity: 'error',
    });
  });

  it('[AN-152] changing one rule keeps the others, and what this program does not understand', () => {
    expect(changeRule(undefined, 'orphan', { severity: 'off' })).toEqual({ orphan: 'off' });
    expect(changeRule({ orphan: 'off' }, 'orphan', { severity: 'info' })).toBeNull();
    expect(
      changeRule({ later: { a: 1 }, orphan: { severity: 'off', why: 'noise' } }, 'orphan', { severity: 'error' }),
    ).toEqual({ later: { a: 1 }, orphan: { severity: 'error', why: 'noise' } });
    expect(changeRule({ orphan: { why: 'noise' } }, 'orphan', { severity: 'info' })).toEqual({
      orphan: { why: 'noise' },
    });
    expect(changeRule('off', 'trap', { severity: 'error' })).toEqual({ trap: 'error' });
  });

  it('[AN-152] what is written reads as it was meant', () => {
    for (const id of Object.keys(RULE_DEFAULTS)) {
      for (const severity of ['off', 'info', 'warning', 'error'] as const) {
        const rules = changeRule({ other: 'info' }, id, { severity });
        expect(readRuleSettings(rules)).toEqual({ ...RULE_DEFAULTS, [id]: { ...RULE_DEFAULTS[id], severity } });
      }
    }
  });
});
