import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import type { Facts } from '@/lib/analysis/findings/facts';
import { findFindings } from '@/lib/analysis/findings/find-findings';
import { RULES } from '@/lib/analysis/findings/rule-registry';
import { RULE_DEFAULTS } from '@/lib/analysis/findings/rule-severities';
import type { AnalysisInput, Finding } from '@/lib/analysis/types';
import { describeFinding, MESSAGE_IDS } from '@/lib/analysis/words/describe-finding';
import { RULE_WORDS } from '@/lib/analysis/words/rule-words';
import { seededRandom } from '../support/seeded-random';
import { least, volume } from '../support/volume';
import { workedMap } from '../support/worked-map';
import { bruteForce } from './brute-force';
import { randomMap } from './random-map';

const findingsOf = (...args: Parameters<typeof workedMap>) => analyze(workedMap(...args)).findings;
const find = (ruleId: string, ...args: Parameters<typeof workedMap>): Finding[] =>
  findingsOf(...args).filter((finding) => finding.ruleId === ruleId);
const words = (finding: Finding | undefined) => describeFinding(finding!, (id) => `Label ${id}`);

describe('findings', () => {
  it('[AN-60] rules, registry, settings, words, messages and fixtures are the same set', () => {
    const files = readdirSync('lib/analysis/rules').map((name) => name.replace(/\.ts$/, ''));
    const same = (ids: readonly string[]) => expect([...ids].sort()).toEqual(files.sort());
    same(RULES.map((rule) => rule.id));
    same(Object.keys(RULE_DEFAULTS));
    same(Object.keys(RULE_WORDS));
    same(MESSAGE_IDS.filter((id) => id !== 'rule-failed'));
  });

  it('[AN-61] a rule that throws becomes a finding, and the others still speak', () => {
    const analysis = analyze(workedMap('A>N!>C'));
    const broken = {
      id: 'bad-rule',
      find: () => {
        throw new Error('no luck');
      },
    };
    const found = findFindings(analysis as unknown as Facts, {}, [broken, { id: 'fine', find: () => [] }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ ruleId: 'bad-rule', severity: 'error', message: { id: 'rule-failed' } });
    expect(words(found[0])).toEqual({
      title: 'The check "bad-rule" could not be made',
      text: 'All other checks were made. The reason was: no luck',
    });
  });

  it('[AN-62] broken-chain: the whole chain with the fewest negatives is the witness, and mending is offered', () => {
    const [finding] = find('broken-chain', 'A>N!>C A>M!>O!>C');
    expect(finding).toMatchObject({
      severity: 'error',
      scopeId: null,
      touchpointIds: ['A', 'N'],
      witness: ['A', 'N', 'C'],
      fixes: [
        {
          title: 'Mark it as mended',
          commands: [{ type: 'set-touchpoints', ids: ['N'], fields: { reaction: 'positive' } }],
        },
      ],
    });
    expect(words(finding)).toEqual({
      title: 'The chain from "Label A" breaks at "Label N"',
      text: 'Nobody who starts here reaches a final link. Mend one touchpoint and one chain works again.',
    });
    expect(words(find('broken-chain', 'A!>N!>C')[0])).toEqual({
      title: 'The chain breaks at its start, "Label A"',
      text: 'Nobody who starts here reaches a final link. Mend two touchpoints on this way and it works again.',
    });
    expect(words(find('broken-chain', 'A>N!>C B>N')[0]!).text).toContain('two chains work again');
    expect(find('broken-chain', 'A>P>C', { inside: { P: 'x>y!' } })[0]!.fixes).toEqual([]);
    expect(find('broken-chain', 'A>B>C')).toEqual([]);
  });

  it('[AN-63] at-risk: the way to the negative, to the part at risk or to where no final is reached', () => {
    const [negative] = find('at-risk', 'A>B>D B>N!>D');
    expect(negative).toMatchObject({
      severity: 'warning',
      witness: ['A', 'B', 'N'],
      message: { data: { kind: 'negative' } },
    });
    expect(words(negative)).toEqual({
      title: 'From "Label A" some customers are lost at "Label N"',
      text: 'One way to a final link works, but customers can also take a way that breaks there.',
    });
    expect(find('at-risk', 'A^>B>C$ B>X')[0]).toMatchObject({
      witness: ['A', 'B', 'X'],
      message: { data: { kind: 'nowhere' } },
    });
    expect(find('at-risk', 'A>P>C', { inside: { P: 'x>y x>n!>y' } })[0]).toMatchObject({
      witness: ['A', 'P'],
      message: { data: { kind: 'inside' } },
    });
    expect(find('at-risk', 'A>N!>C')).toEqual([]);
  });

  it('[AN-64] incomplete-chain: as far as it leads', () => {
    const [far] = find('incomplete-chain', 'A^>B~>X~');
    expect(far!.severity).toBe('warning');
    expect(far!.witness).toEqual(['A', 'B', 'X']);
    expect(words(far)).toEqual({
      title: 'The chain from "Label A" has no final link',
      text: 'It can be followed as far as "Label X", and no final link is reached from there.',
    });
    expect(words(find('incomplete-chain', 'A>B$>C')[0])).toEqual({
      title: '"Label C" leads nowhere yet',
      text: 'A chain that has begun, with no final link.',
    });
  });

  it('[AN-64] a part that is entered and left again is all of the way inside', () => {
    const inside = { P: 'x y' };
    expect(find('incomplete-chain', 'P A>x>C A>y>C', { inside })).toEqual([]);
    // Left from deeper inside, the whole way down is left.
    expect(find('incomplete-chain', 'P A>Q z>C', { inside: { P: 'Q', Q: 'z' } })).toEqual([]);
    expect(find('incomplete-chain', 'P A>x C>D', { inside: { P: 'x' } })).toMatchObject([
      { scopeId: 'P', touchpointIds: ['x'], witness: ['x'] },
    ]);
    // With a further touch inside that ends nowhere it is told.
    expect(find('incomplete-chain', 'P A>x>C', { inside: { P: 'x>y~' } })).toMatchObject([
      { scopeId: 'P', touchpointIds: ['x', 'y'], witness: ['x', 'y'] },
    ]);
  });

  it('[AN-65] cut-off: what lies behind a break, not the break', () => {
    const found = find('cut-off', 'A>N!>B>C');
    expect(found).toMatchObject([{ touchpointIds: ['B', 'C'], witness: ['A', 'N', 'B'], severity: 'info' }]);
    expect(words(found[0]).title).toBe('"Label B" and one more touchpoint are reached by nobody');
    expect(words(find('cut-off', 'A>N!>C')[0]).title).toBe('"Label C" is reached by nobody');
    expect(find('cut-off', 'A>N!>C A>C')).toEqual([]);
  });

  it('[AN-66] dead-end, orphan, trap, unreachable and no-start', () => {
    expect(find('dead-end', 'A^>B>C$ B>X')[0]).toMatchObject({ touchpointIds: ['X'], witness: ['A', 'B', 'X'] });
    expect(find('dead-end', 'A>B>C')).toEqual([]);
    expect(find('orphan', 'A>B O')[0]).toMatchObject({ touchpointIds: ['O'], witness: ['O'], severity: 'info' });
    expect(find('dead-end', 'A>B O')).toEqual([]);
    expect(find('unreachable', 'A>B O')).toEqual([]);
    const [trap] = find('trap', 'A^>B>C$ B>X>Y>X');
    expect(trap).toMatchObject({ touchpointIds: ['X', 'Y'], witness: ['X', 'Y', 'X'] });
    expect(words(trap).text).toBe('Two touchpoints lead to one another and never to a final link.');
    expect(find('trap', 'A^>B>C>B C>D$')).toEqual([]);
    expect(find('unreachable', 'A^>B>C$ U>B')[0]).toMatchObject({ touchpointIds: ['U'], witness: ['U'] });
    expect(find('no-start', 'A>B>C>A')).toHaveLength(1);
    expect(find('unreachable', 'A>B>C>A')).toEqual([]);
    expect(words(find('no-start', 'A>B>A')[0]).title).toBe('Where does it begin?');
    expect(words(find('no-start', 'A>P>C', { inside: { P: 'x~>y' } })[0]).title).toBe(
      'Where does it begin inside "Label P"?',
    );
    expect(findingsOf('O')).toHaveLength(1);
    expect(findingsOf('')).toEqual([]);
  });

  it('[AN-67] every witness is a path of the map, and every message has words without a hole, whatever the rule', () => {
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= volume(2_000); seed++) {
      const random = seededRandom(seed * 17 + 3);
      const drawn = randomMap(seed, { nested: seed % 4 === 0, measured: seed % 3 === 0 });
      const phases = ['awareness', 'purchase', 'retention'].map((id) => ({ id }));
      const input: AnalysisInput = {
        transitions: drawn.transitions,
        touchpoints: drawn.touchpoints.map((touchpoint) =>
          random() < 0.15 ? { ...touchpoint, phase: phases[Math.floor(random() * 2.3)]!.id } : touchpoint,
        ),
        phases,
        rules: { 'too-many-touches': { most: 3 } },
      };
      const ids = new Set(input.touchpoints.map((t) => t.id));
      const steps = new Set([...bruteForce(input).lifted.values()].map((ends) => ends && `${ends.from}>${ends.to}`));
      for (const finding of analyze(input).findings) {
        seen.set(finding.ruleId, (seen.get(finding.ruleId) ?? 0) + 1);
        for (const id of [...finding.touchpointIds, ...finding.witness]) expect(ids.has(id)).toBe(true);
        for (let i = 1; i < finding.witness.length; i++) {
          expect(steps.has(`${finding.witness[i - 1]}>${finding.witness[i]}`), finding.ruleId).toBe(true);
        }
        for (const id of finding.transitionIds) expect(input.transitions.some((t) => t.id === id)).toBe(true);
        const { title, text } = describeFinding(finding, (id) => id);
        expect(title + text).not.toMatch(/undefined|NaN|null|""/);
        expect(title.length * text.length).toBeGreaterThan(0);
      }
    }
    // A few maps have not everything.
    if (volume(100) >= 100) expect([...seen.keys()].sort()).toEqual(RULES.map((rule) => rule.id).sort());
    expect([...seen.values()].reduce((a, b) => a + b)).toBeGreaterThan(least(3_000));
  });

  it('[AN-68] labels are quoted on one line, and an empty one has a name', () => {
    const [finding] = find('orphan', 'O');
    expect(describeFinding(finding!, () => 'Two\nlines  here').title).toBe('"Two lines here" is not connected');
    expect(describeFinding(finding!, () => '').title).toBe('An unnamed touchpoint is not connected');
  });
});
