import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { RULES } from '@/lib/analysis/findings/rule-registry';
import { readFixtures } from './rule-fixtures';

const fixtures = readFixtures();

describe('fixtures of the rules', () => {
  it('[AN-60] every rule has a map that it speaks of, and one that it does not', () => {
    expect(fixtures.map(({ id }) => id)).toEqual(RULES.map((rule) => rule.id).sort());
  });

  it.each(fixtures)(
    '[AN-153] $id says this of the one, and nothing of the other',
    ({ id, invalid, valid, expected }) => {
      const said = (map: typeof invalid) => analyze(map).findings.filter((finding) => finding.ruleId === id);
      expect(said(invalid)).toEqual(expected);
      expect(expected).toHaveLength(1);
      expect(said(valid)).toEqual([]);
    },
  );

  it.each(fixtures)(
    '[AN-150] $id is silent when the map switches it off, and loud when it wants',
    ({ id, invalid, expected }) => {
      const others = analyze(invalid).findings.filter((finding) => finding.ruleId !== id);
      expect(analyze({ ...invalid, rules: { [id]: 'off' } }).findings).toEqual(others);
      const [loud] = analyze({ ...invalid, rules: { [id]: { severity: 'error' } } }).findings.filter(
        (f) => f.ruleId === id,
      );
      expect(loud).toEqual({ ...expected[0], severity: 'error' });
    },
  );
});
