import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { scaleShares } from '@/lib/analysis/findings/scale-shares';
import type { Finding } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import { workedMap } from '../support/worked-map';

type Given = Parameters<typeof workedMap>;
const find = (ruleId: string, ...given: Given): Finding[] =>
  analyze(workedMap(...given)).findings.filter((finding) => finding.ruleId === ruleId);
const rulesOf = (...given: Given): string[] =>
  analyze(workedMap(...given))
    .findings.filter(({ severity, ruleId }) => severity !== 'info' || ruleId === 'start-with-inbound')
    .map(
      ({ ruleId, message }) =>
        `${ruleId} ${message.data.touchpoint ?? message.data.start ?? message.data.target ?? ''}`,
    );
const words = (finding: Finding | undefined) => describeFinding(finding!, (id) => id);

describe('rules that hold marks, shares and ratings against what is drawn', () => {
  it('[AN-156] start-with-inbound: an edge from anything but a final, a loop and a self-loop too, once a start', () => {
    const [finding] = find('start-with-inbound', 'A>B^>C D>B');
    expect(finding).toMatchObject({
      touchpointIds: ['B', 'A', 'D'],
      transitionIds: ['A-B', 'D-B'],
      message: { data: { start: 'B', from: 'A', count: 2 } },
      witness: ['A', 'B'],
    });
    expect(words(finding).title).toBe('"B" is a start, yet two touchpoints lead into it');
    expect(find('start-with-inbound', 'A^>B>C$>A')).toEqual([]);
    expect(find('start-with-inbound', 'A^>A A>C')).toEqual([]);
    expect(find('start-with-inbound', 'A>B>C')).toEqual([]);
    // Way round and back: the loop is the witness, and parallels are told one by one.
    expect(find('start-with-inbound', 'A^>B>C B>A B>A')[0]).toMatchObject({
      touchpointIds: ['A', 'B'],
      transitionIds: ['B-A', 'B-A_2'],
      witness: ['A', 'B', 'A'],
    });
  });

  it('[AN-156] start-with-inbound offers another role only where customers would still come', () => {
    const fixes = (...given: Given) => find('start-with-inbound', ...given).map(({ fixes: all }) => all.length);
    expect(fixes('A^>B>C B>A')).toEqual([0]);
    expect(fixes('A>B^>C')).toEqual([1]);
    expect(fixes('A^>B^>C')).toEqual([1]);
    expect(fixes('D^>C A~>B^>C')).toEqual([0]);
    expect(fixes('D^>C A>B^>C')).toEqual([0]);
    expect(fixes('A~>B^>C')).toEqual([0]);
    expect(fixes('A>X>B^>C')).toEqual([1]);
  });

  it('[AN-156] a transition from outside marks its end for the graph, and contradicts nobody', () => {
    const inside = { P: 'x>y z' };
    expect(find('start-with-inbound', 'A>P>F$ A>y', { inside: { P: 'x>y>w' } })).toEqual([]);
    expect(find('start-without-exit', 'A>z P F$ P>F', { inside })).toEqual([]);
    expect(find('final-without-entry', 'A>P z>F$', { inside })).toEqual([]);
  });

  it('[AN-156] start-without-exit and incomplete-chain: one of the two, by the mark', () => {
    expect(rulesOf('A^ B>C')).toEqual(['start-without-exit A']);
    expect(find('orphan', 'A^ B>C')).toEqual([]);
    expect(find('start-without-exit', 'A^ B>C')[0]!.fixes[0]!.commands).toEqual([
      { type: 'set-touchpoints', ids: ['A'], fields: { role: null } },
    ]);
    expect(rulesOf('A>B$>C')).toEqual(['incomplete-chain C']);
    expect(rulesOf('A^>B~ A>C$')).toEqual(['at-risk A', 'dead-end B']);
    expect(rulesOf('B>A^ B>C')).toEqual(['unreachable B', 'start-without-exit A', 'start-with-inbound A']);
  });

  it('[AN-156] final-without-entry: told once, and not of what a handover leads to', () => {
    expect(rulesOf('A>B X$')).toEqual(['final-without-entry X']);
    expect(rulesOf('A>B$ X$>A')).toEqual(['final-without-entry X']);
    expect(find('orphan', 'A>B X$')).toEqual([]);
    expect(rulesOf('A>B$>X$')).toEqual(['handover-not-start X']);
    expect(find('final-without-entry', 'A>B>X$')).toEqual([]);
  });

  it('[AN-156] handover-not-start: one finding a target, no mark offered where a chain ends', () => {
    const [finding, ...others] = find('handover-not-start', 'A>B$>M~>E C>D$>M');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      touchpointIds: ['M', 'B', 'D'],
      transitionIds: ['B-M', 'D-M'],
      message: { data: { final: 'B', target: 'M' } },
      witness: ['A', 'B', 'M'],
    });
    expect(finding!.fixes).toHaveLength(1);
    expect(find('handover-not-start', 'A>B$>X$')[0]!.fixes).toEqual([]);
    expect(find('handover-not-start', 'A>B$>E F>E')[0]!.fixes).toEqual([]);
    expect(find('handover-not-start', 'A>B$>C>D')).toEqual([]);
    expect(find('handover-not-start', 'A>B$>A')).toEqual([]);
    expect(find('handover-not-start', 'A>B>C$>B')[0]!.witness).toEqual(['A', 'B', 'C', 'B']);
  });

  it('[AN-156] unreachable: once where such a way begins; handed over or in circles it is told as what it is', () => {
    const [finding, ...others] = find('unreachable', 'A^>B$ U>V>W>B');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ touchpointIds: ['U', 'V', 'W'], witness: ['U'], message: { data: { count: 3 } } });
    expect(words(finding)).toEqual({
      title: 'No start leads to "U" and two more touchpoints',
      text: 'No chain passes through them. Connect them, or mark where customers come in.',
    });
    expect(find('unreachable', 'A^>B$ U>B V>B').map((one) => one.touchpointIds)).toEqual([['U'], ['V']]);
    expect(find('unreachable', 'A^>B$ U>X>B V>X').map((one) => one.touchpointIds)).toEqual([['U', 'X'], ['V']]);
    const [circle] = find('unreachable', 'A^>B$ U>V>U V>B');
    expect(circle).toMatchObject({ touchpointIds: ['U', 'V'], witness: ['U'], fixes: [] });
    expect(find('unreachable', 'A>B$>M~>E')).toEqual([]);
    // A part that is only left has nothing to lead on to inside: as a start it would be no better.
    const [left] = find('unreachable', 'A>P>F$ z>F', { inside: { P: 'x>y z' } });
    expect(left).toMatchObject({ scopeId: 'P', touchpointIds: ['z'], fixes: [] });
    expect(find('unreachable', 'A>B$>M~>E U~>M').map((one) => one.touchpointIds)).toEqual([['U', 'M', 'E']]);
    // Marking one start unseats no other that was inferred.
    const fixes = find('unreachable', 'A>C D>C X~>C')[0]!.fixes;
    expect(fixes[0]!.commands).toEqual([{ type: 'set-touchpoints', ids: ['X', 'A', 'D'], fields: { role: 'start' } }]);
  });

  it('[AN-156] dead-end and incomplete-chain mark the finals with it that were inferred', () => {
    const ends = find('dead-end', 'A>C A>X~')[0]!.fixes[0]!.commands;
    expect(ends).toEqual([{ type: 'set-touchpoints', ids: ['X', 'C'], fields: { role: 'final' } }]);
    expect(find('incomplete-chain', 'A^>B~>X~')[0]!.fixes[0]!.message.data).toEqual({ touchpoint: 'X' });
    expect(find('incomplete-chain', 'A^>B>C>B')[0]!.fixes).toEqual([]);
    expect(find('incomplete-chain', 'A>B$>C')[0]!.fixes).toEqual([]);
  });

  it('[AN-156] no-start offers where it could begin, those that come to an end first', () => {
    const titles = (...given: Given) => find('no-start', ...given)[0]!.fixes.map((fix) => fix.title);
    expect(titles('A>B>A C>D>C D>F')).toEqual(['C', 'D', 'A'].map((id) => `Mark "${id}" as the start`));
    expect(titles('A>B>C>A')).toHaveLength(3);
    expect(titles('A>B>C>A B>A')).toEqual(['B', 'C', 'A'].map((id) => `Mark "${id}" as the start`));
    expect(titles('A~>B>C>B C>D$')).toEqual(['Mark "A" as the start']);
    expect(titles('A$>B$')).toEqual([]);
    expect(find('no-start', 'A>P>C', { inside: { P: 'x~>y' } })[0]).toMatchObject({
      scopeId: 'P',
      fixes: [{ message: { data: { touchpoint: 'x' } } }],
    });
  });

  it('[AN-156] shares-above-one: with the drop-off, parallels and self-loops, not at 1', () => {
    const of = (shares: Record<string, number>, dropOff = 0, notation = 'A>B>D A>C>D') =>
      find('shares-above-one', notation, { shares, touchpoints: { A: { dropOff } } });
    expect(of({ 'A-B': 0.1 + 0.2, 'A-C': 0.7 })).toEqual([]);
    expect(of({ 'A-B': 0.5, 'A-C': 0.5 })).toEqual([]);
    expect(of({ 'A-B': 1 })).toEqual([]);
    const [finding] = of({ 'A-B': 0.5, 'A-C': 0.5 }, 0.2);
    expect(finding!.message.data).toEqual({ touchpoint: 'A', given: 100, lost: 20, total: 120 });
    expect(words(finding).text).toBe('100 % go on and 20 % are lost here: 120 % in all, and only 100 % come.');
    expect(finding!.fixes[0]).toMatchObject({
      title: 'Scale the shares to 80 %',
      commands: [
        { type: 'set-transition', id: 'A-B', fields: { share: 0.4 } },
        { type: 'set-transition', id: 'A-C', fields: { share: 0.4 } },
      ],
    });
    expect(of({ 'A-B': 0.6, 'A-B_2': 0.6 }, 0, 'A>B A>B')[0]!.transitionIds).toEqual(['A-B', 'A-B_2']);
    expect(of({ 'A-A': 0.6, 'A-B': 0.6 }, 0, 'A>A A>B')[0]!.transitionIds).toEqual(['A-A', 'A-B']);
    expect(words(of({ 'A-B': 1, 'A-C': 0.001 })[0]).text).toBe(
      'The shares of its transitions add up to 100.1 %. Nobody can go two ways at once.',
    );
    expect(words(of({ 'A-B': 1, 'A-C': 0.001 })[0]).title).toBe('More customers leave "A" than come to it');
    // A share out of a part is one of its parent's customers.
    const lifted = find('shares-above-one', 'A>P>C x>D', { inside: { P: 'x>y' }, shares: { 'P-C': 0.7, 'x-D': 0.7 } });
    expect(lifted[0]).toMatchObject({ scopeId: null, touchpointIds: ['P'], witness: ['A', 'P'] });
  });

  it('[AN-156] scaled shares keep their proportion and sum to what was meant, in readable numbers', () => {
    expect(scaleShares([1, 1, 1], 1)).toEqual([0.3334, 0.3333, 0.3333]);
    expect(scaleShares([0.9, 0.3], 1)).toEqual([0.75, 0.25]);
    expect(scaleShares([0.5, 0.7], 0)).toEqual([0, 0]);
    expect(scaleShares([0, 0], 1)).toEqual([0, 0]);
    const many = Array.from({ length: 7 }, () => 0.9);
    expect(scaleShares(many, 0.5).reduce((a, b) => a + b)).toBeCloseTo(0.5, 12);
  });

  it('[AN-156] parent-contradicts-parts: rated positive, every chain inside broken', () => {
    const rated = (fields: object, inside = 'x>n!>y') =>
      find('parent-contradicts-parts', 'A>P>C', { inside: { P: inside }, touchpoints: { P: fields } });
    const [finding] = rated({ reaction: 'positive' });
    expect(finding).toMatchObject({ scopeId: null, touchpointIds: ['P', 'n'], witness: ['A', 'P'] });
    expect(words(finding)).toEqual({
      title: '"P" is rated positive, but every chain inside breaks',
      text: 'Inside, the chain breaks at "n". The parts decide, whatever the rating of the whole says.',
    });
    expect(rated({ reaction: 'neutral' })).toEqual([]);
    expect(rated({ reaction: 'negative' })).toEqual([]);
    expect(rated({})).toEqual([]);
    expect(rated({ reaction: 'positive' }, 'x>n!>y x>y')).toEqual([]);
    expect(rated({ reaction: 'positive' }, 'x y!')).toEqual([]);
    const ratings = [{ reaction: 'positive' }];
    expect(rated({ ratings })[0]!.fixes).toEqual([]);
    expect(rated({ reaction: 'positive', ratings })[0]!.fixes).toEqual([]);
    expect(rated({ reaction: 'positive', ratings: [{ reaction: 'neutral' }] })[0]!.fixes).toHaveLength(1);
  });
});
