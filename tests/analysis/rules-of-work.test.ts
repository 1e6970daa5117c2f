import { describe, expect, it } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import type { AnalysisInput, Finding } from '@/lib/analysis/types';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import type { Reaction } from '@/lib/model/types';
import { workedMap } from '../support/worked-map';

type Given = Parameters<typeof workedMap>;
const findIn = (ruleId: string, input: AnalysisInput): Finding[] =>
  analyze(input).findings.filter((finding) => finding.ruleId === ruleId);
const find = (ruleId: string, ...given: Given): Finding[] => findIn(ruleId, workedMap(...given));
const words = (finding: Finding | undefined) => describeFinding(finding!, (id) => id);
const ratings = (...reactions: Reaction[]) => ({ ratings: reactions.map((reaction) => ({ reaction })) });

describe('rules that say how far a map can be relied on', () => {
  it('[AN-157] single-point-of-failure: two starts at least, the nearest first, finals left out', () => {
    const [finding, ...others] = find('single-point-of-failure', 'A>X>Y>F B>X');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'info',
      touchpointIds: ['X', 'Y'],
      message: { data: { touchpoint: 'X', starts: 2, count: 2 } },
      witness: ['A', 'X', 'Y', 'F'],
    });
    expect(words(finding)).toEqual({
      title: 'Two starts hang on "X"',
      text: 'If it fails, none of them reaches a final link any more. The same is true of one more touchpoint on the way.',
    });
    expect(find('single-point-of-failure', 'A>X>F')).toEqual([]);
    expect(find('single-point-of-failure', 'A>F B>F')).toEqual([]);
    expect(find('single-point-of-failure', 'A>X>F B>X A>F')).toEqual([]);
    expect(find('single-point-of-failure', 'A>X!>F B>X')).toEqual([]);
    expect(words(find('single-point-of-failure', 'A>X>F B>X')[0]).text).toBe(
      'If it fails, none of them reaches a final link any more. A way around it would keep them alive.',
    );
  });

  it('[AN-157] single-point-of-failure: starts are told once, with the most that hang together', () => {
    const points = (...given: Given) =>
      find('single-point-of-failure', ...given).map(({ message: { data } }) => `${data.touchpoint} ${data.starts}`);
    expect(points('A>X>Z>F B>X C>Z')).toEqual(['Z 3']);
    expect(points('A>X>F B>X C>Y>F D>Y E>Y')).toEqual(['Y 3', 'X 2']);
  });

  it('[AN-157] one-chain-only: as many intact chains as starts that work', () => {
    const [finding] = find('one-chain-only', 'A>B>C A>N!>C');
    expect(finding).toMatchObject({ touchpointIds: ['A'], witness: ['A', 'B', 'C'], message: { data: { count: 1 } } });
    expect(words(finding)).toEqual({
      title: 'Only one chain works',
      text: 'One way leads unbroken from "A" to a final link. If a touchpoint on it fails, no chain works any more.',
    });
    const [several] = find('one-chain-only', 'A>X>F B>X M!>F');
    expect(several).toMatchObject({ touchpointIds: ['A', 'B'], message: { data: { start: 'A', count: 2 } } });
    expect(words(several).title).toBe('Each of two starts works by one chain only');
    expect(find('one-chain-only', 'A>B>C A>D>C')).toEqual([]);
    expect(find('one-chain-only', 'A>B>C A>D>C E>C')).toEqual([]);
    expect(find('one-chain-only', 'A>N!>C')).toEqual([]);
    expect(find('one-chain-only', 'O')).toEqual([]);
    expect(find('one-chain-only', 'A>P>C A>C', { inside: { P: 'x>y' } })).toEqual([]);
  });

  it('[AN-157] too-many-touches: above the limit, which a map may set, by the shortest way', () => {
    const of = (notation: string, most?: unknown) =>
      findIn('too-many-touches', {
        ...workedMap(notation),
        ...(most !== undefined && { rules: { 'too-many-touches': { most } } }),
      });
    expect(of('a>b>c>d>e>f>g>h')).toEqual([]);
    const [finding] = of('a>b>c>d>e>f>g>h>i');
    expect(finding).toMatchObject({ touchpointIds: ['a'], message: { data: { start: 'a', touches: 9, most: 8 } } });
    expect(finding!.witness).toEqual([...'abcdefghi']);
    expect(of('a>b>c>d>e>f>g>h>i b>h')).toEqual([]);
    expect(of('a>b>c', 2)).toHaveLength(1);
    expect(of('a>b>c', 3)).toEqual([]);
    for (const wrong of [0, -1, 2.5, '2', null]) expect(of('a>b>c', wrong)).toEqual([]);
    const [two] = of('a>b>c>d s>c u>d', 2);
    expect(two).toMatchObject({ touchpointIds: ['a', 's'], message: { data: { start: 'a', count: 2 } } });
    expect(words(two)).toEqual({
      title: 'It takes four touches from "a" to a final link',
      text: 'That is the shortest way, and more than two is a lot to ask. See what can be merged, automated or left out. One more start takes more than that too.',
    });
    expect(words(of('a>b>c>d s>c t>c', 2)[0]).text).toContain('Two more starts take more than that too.');
    expect(of('A^>B~', 1)).toEqual([]);
    expect(
      findIn('too-many-touches', {
        ...workedMap('A>P>C', { inside: { P: 'a>b>c>d' } }),
        rules: { 'too-many-touches': { most: 3 } },
      }),
    ).toEqual([]);
  });

  it('[AN-158] unrated: once a scope, without orphans and parents', () => {
    const all = { A: { reaction: 'positive' }, C: { reaction: 'neutral' } } as const;
    const [root, inside] = find('unrated', 'A>P>C>D O', { inside: { P: 'x>y' }, touchpoints: all });
    expect(root).toMatchObject({ scopeId: null, touchpointIds: ['D'], assumed: true, witness: ['A', 'P', 'C', 'D'] });
    expect(words(root)).toEqual({
      title: '"D" is not rated yet',
      text: 'It counts as working until somebody rates it.',
    });
    expect(inside).toMatchObject({
      scopeId: 'P',
      touchpointIds: ['x', 'y'],
      message: { data: { inside: 'P', of: 2 } },
    });
    expect(words(inside).title).toBe('Inside "P", no touchpoint is rated yet');
    expect(words(find('unrated', 'A>B>C')[0]).title).toBe('No touchpoint is rated yet');
    expect(words(find('unrated', 'A>B>C', { touchpoints: all })[0]).title).toBe('"B" is not rated yet');
    expect(words(find('unrated', 'A>B!>C')[0])).toEqual({
      title: 'Two of three touchpoints are not rated yet',
      text: 'They count as working until somebody rates them.',
    });
    expect(find('unrated', 'A>B', { touchpoints: { A: ratings('neutral'), B: { reaction: 'neutral' } } })).toEqual([]);
    expect(find('unrated', 'O')).toEqual([]);
  });

  it('[AN-158] negative-without-owner: rated negative, no owner but spaces', () => {
    const [finding] = find('negative-without-owner', 'A>N!>M!>C', { touchpoints: { M: { owner: ' ' } } });
    expect(finding).toMatchObject({
      touchpointIds: ['M', 'N'],
      witness: ['A', 'N'],
      message: { data: { touchpoint: 'N', count: 2 } },
    });
    expect(words(finding).title).toBe('"N" and one more negative touchpoint have no owner');
    expect(find('negative-without-owner', 'A>N!>C', { touchpoints: { N: { owner: 'Anna' } } })).toEqual([]);
    // A parent that is only broken inside is its parts' matter.
    const inner = find('negative-without-owner', 'A>P>C', { inside: { P: 'x>y!' } });
    expect(inner.map((one) => [one.scopeId, one.touchpointIds])).toEqual([['P', ['y']]]);
    expect(findIn('negative-without-owner', { ...workedMap('A>N!>C'), mended: new Set(['N']) })).toEqual([]);
  });

  it('[AN-158] disputed-rating: by itself where a verdict hangs on it, the others together', () => {
    const split = ratings('negative', 'positive', 'positive');
    const touchpoints = { B: split, D: split, E: split };
    const [decisive, together, ...others] = find('disputed-rating', 'A>B>C D E', { touchpoints });
    expect(others).toEqual([]);
    expect(decisive!.message.data).toEqual({
      kind: 'decisive',
      touchpoint: 'B',
      negative: 1,
      others: 2,
      reaction: 'positive',
      start: 'A',
      from: 'intact',
      to: 'broken',
      flips: 1,
    });
    expect(decisive).toMatchObject({ touchpointIds: ['B'], witness: ['A', 'B'], fixes: [] });
    expect(words(decisive)).toEqual({
      title: 'Opinions differ on "B", and a verdict hangs on it',
      text: 'One says negative, two do not; it counts as positive. If the other side is right, the chain from "A" is broken instead of intact.',
    });
    expect(together).toMatchObject({ touchpointIds: ['D', 'E'], message: { data: { kind: 'harmless', count: 2 } } });
    expect(words(together)).toEqual({
      title: 'Opinions differ on "D" and one more touchpoint',
      text: 'Some say negative, some do not. Whoever is right, no verdict changes.',
    });
    expect(words(find('disputed-rating', 'D', { touchpoints })[0]).title).toBe('Opinions differ on "D"');
    expect(words(find('disputed-rating', 'A>B>C A>C', { touchpoints })[0]).text).toContain(
      'is at risk instead of intact',
    );
    expect(find('disputed-rating', 'A>B>C', { touchpoints: { B: ratings('positive', 'neutral') } })).toEqual([]);
    const unknown = {
      ...together!,
      message: { id: 'disputed-rating', data: { kind: 'unknown', touchpoint: 'D', count: 1 } },
    };
    expect(words(unknown).text).toBe(
      'Some say negative, some do not. There are too many disputes to work out what hangs on each.',
    );
  });

  it('[AN-158] disputed-rating offers the side of the customers where it is another than what counts', () => {
    const rated = (customer: Reaction[], company: Reaction[], reaction?: Reaction) =>
      find('disputed-rating', 'A>B>C', {
        touchpoints: {
          B: {
            ...(reaction && { reaction }),
            ratings: [
              ...customer.map((one) => ({ side: 'customer' as const, reaction: one })),
              ...company.map((one) => ({ side: 'company' as const, reaction: one })),
            ],
          },
        },
      }).flatMap(({ fixes }) => fixes.map((fix) => fix.title));
    expect(rated(['negative'], ['positive', 'positive'])).toEqual(['Go by the customers: negative']);
    expect(rated(['positive', 'neutral', 'positive'], ['negative'], 'negative')).toEqual([
      'Go by the customers: positive',
    ]);
    expect(rated(['positive', 'positive'], ['negative'])).toEqual([]);
    expect(rated([], ['negative', 'positive', 'positive'])).toEqual([]);
  });

  it('[AN-158] chain-not-continued: finals of the map that are reached and hand nothing over', () => {
    const [finding] = find('chain-not-continued', 'A>B>C A>D');
    expect(finding).toMatchObject({
      touchpointIds: ['C', 'D'],
      witness: ['A', 'B', 'C'],
      message: { data: { final: 'C', count: 2 } },
    });
    expect(words(finding).title).toBe('Chains end at "C" and one more final link');
    expect(finding!.fixes.map((fix) => fix.title)).toEqual(['Lead "C" into "A"', 'Lead "D" into "A"']);
    // The other final was inferred: the first mark in the family would unseat it.
    expect(finding!.fixes[0]!.commands).toEqual([
      { type: 'set-touchpoints', ids: ['C', 'D'], fields: { role: 'final' } },
      { type: 'add-transition', id: 'C-A', source: 'C', target: 'A' },
    ]);
    expect(find('chain-not-continued', 'A>B$>A')).toEqual([]);
    expect(find('chain-not-continued', 'A>B$ C$>A')[0]!.touchpointIds).toEqual(['B']);
    expect(find('chain-not-continued', 'A>B X$')[0]!.touchpointIds).toEqual(['B']);
    expect(find('chain-not-continued', 'A>P$>A', { inside: { P: 'x>y' } })).toEqual([]);
    expect(find('chain-not-continued', 'A>B A>C A>D A>E')[0]!.fixes).toHaveLength(3);
    expect(find('chain-not-continued', 'A>B>A')).toEqual([]);
  });

  it('[AN-158] the transition that is offered has an id of its own, valid however long its ends are called', () => {
    const idOf = (input: AnalysisInput) => {
      const command = findIn('chain-not-continued', input)[0]!.fixes[0]!.commands.at(-1);
      return command?.type === 'add-transition' ? command.id : '';
    };
    const input = workedMap('A>B$');
    expect(idOf(input)).toBe('B-A');
    const taken = (id: string) => ({ id, source: 'A', target: 'B' });
    expect(idOf({ ...input, transitions: [...input.transitions, taken('B-A')] })).toBe('B-A-2');
    expect(idOf({ ...input, transitions: [...input.transitions, taken('B-A'), taken('B-A-2')] })).toBe('B-A-3');
    const [long, other] = ['x'.repeat(64), 'y'.repeat(64)];
    const touchpoints = [{ id: long }, { id: other, role: 'final' as const }];
    const transitions = [{ id: 't', source: long, target: other }];
    const id = idOf({ touchpoints, transitions });
    expect(id).toMatch(/^y{29}-x{29}$/);
    expect(idOf({ touchpoints, transitions: [...transitions, { ...transitions[0]!, id }] })).toMatch(/^y{29}-x{28}-2$/);
  });

  it('[AN-158] sale-is-not-the-end: something in the phase of the purchase, nothing behind it', () => {
    const of = (
      phase: Record<string, string>,
      rest: Partial<AnalysisInput> = {},
      customer?: 'current' | 'former' | 'potential',
    ) => {
      const input = workedMap('A>B>C');
      return findIn('sale-is-not-the-end', {
        transitions: input.transitions,
        touchpoints: input.touchpoints.map((t) => ({
          ...t,
          ...(phase[t.id] && { phase: phase[t.id]! }),
          ...(t.id === 'C' && customer && { customer }),
        })),
        phases: [{ id: 'awareness' }, { id: 'purchase' }, { id: 'retention' }],
        ...rest,
      });
    };
    const [finding] = of({ A: 'awareness', C: 'purchase' });
    expect(finding).toMatchObject({ scopeId: null, touchpointIds: ['C'], witness: ['A', 'B', 'C'] });
    expect(words(finding)).toEqual({
      title: 'Nothing is drawn after the purchase',
      text: 'No touchpoint stands in a later phase than "C". Delivery, the invoice and support are touches too, and decide whether customers come back.',
    });
    expect(of({ B: 'purchase', C: 'purchase' })[0]).toMatchObject({ touchpointIds: ['B', 'C'], witness: ['A', 'B'] });
    expect(of({ B: 'purchase', C: 'retention' })).toEqual([]);
    expect(of({ C: 'awareness' })).toEqual([]);
    expect(of({ C: 'purchase' }, {}, 'current')).toEqual([]);
    expect(of({ C: 'purchase' }, {}, 'former')).toEqual([]);
    expect(of({ C: 'purchase' }, {}, 'potential')).toHaveLength(1);
    expect(of({ C: 'purchase' }, { phases: [] })).toEqual([]);
    expect(of({ C: 'purchase' }, { phases: [{ id: 'purchase' }] })).toHaveLength(1);
    expect(of({ C: 'purchase', B: 'unlisted' })).toHaveLength(1);
    const renamed = { phases: [{ id: 'buy' }], rules: { 'sale-is-not-the-end': { phase: 'buy' } } };
    expect(of({ C: 'buy' }, renamed)).toHaveLength(1);
    expect(of({ C: 'buy' }, { ...renamed, rules: { 'sale-is-not-the-end': { phase: 7 } } })).toEqual([]);
  });
});
