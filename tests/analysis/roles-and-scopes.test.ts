import { describe, expect, it } from 'vitest';
import { analyzeStates } from '@/lib/analysis/analyze';
import { workedMap } from '../support/worked-map';
import { checkJson } from './compare';

const rolesOf = (...args: Parameters<typeof workedMap>) =>
  Object.fromEntries([...analyzeStates(workedMap(...args)).touchpoints.values()].map((t) => [t.id, t.role]));

describe('roles', () => {
  it('[AN-3] a marked final in a family keeps ends from being inferred, and a marked start starts', () => {
    expect(rolesOf('A>B>C$ B>X')).toEqual({ A: 'start', B: 'intermediate', C: 'final', X: 'intermediate' });
    expect(rolesOf('A^>B>C D>B')).toEqual({ A: 'start', B: 'intermediate', C: 'final', D: 'intermediate' });
  });

  it('[AN-4] roles do not depend on reactions', () => {
    expect(rolesOf('A!>B!>C!')).toEqual(rolesOf('A>B>C'));
  });

  it('[AN-5] what leaves a marked final is a handover, its target a start even without an exit', () => {
    const states = analyzeStates(workedMap('A>B$>C'));
    expect(states.transitions.get('B-C')).toEqual({ id: 'B-C', link: 'handover', state: 'handover' });
    expect(states.scopes[0]!.starts.map((s) => [s.id, s.verdict])).toEqual([
      ['A', 'intact'],
      ['C', 'incomplete'],
    ]);
  });

  it('[AN-6] a self-loop is ignored and makes neither an edge nor a link; a touchpoint with nothing else is an orphan', () => {
    const states = analyzeStates(workedMap('A>A B>C B>B'));
    expect(states.touchpoints.get('A')).toMatchObject({
      role: 'unlinked',
      orphan: true,
      deadEnd: false,
      reachable: false,
    });
    expect(states.transitions.get('A-A')).toEqual({ id: 'A-A', link: null, state: 'ignored' });
    expect(states.touchpoints.get('B')!.role).toBe('start');
  });

  it('[AN-7] a chain may pass another start', () => {
    expect(checkJson(workedMap('A^>B^>C$')).scopes[0]!.chains).toEqual({ total: '2', intact: '2', exact: true });
  });

  it('[AN-8] parallel transitions are one for structure, and each takes its part of the customers', () => {
    const printed = checkJson(workedMap('A>B A>B A>C!'));
    expect(printed.scopes[0]!.chains.total).toBe('2');
    expect(printed.scopes[0]!.starts[0]!.conversion).toBeCloseTo(2 / 3, 12);
  });

  it('[AN-9] a touchpoint that nobody rated goes by the median of its ratings, ties to the worse', () => {
    const rate = (...reactions: ('positive' | 'neutral' | 'negative')[]) =>
      analyzeStates(
        workedMap('A>B', { touchpoints: { B: { ratings: reactions.map((reaction) => ({ reaction })) } } }),
      ).touchpoints.get('B')!.reaction;
    expect(rate()).toBeNull();
    expect(rate('positive')).toBe('positive');
    expect(rate('negative', 'positive')).toBe('negative');
    expect(rate('neutral', 'positive', 'positive')).toBe('positive');
    expect(rate('neutral', 'positive', 'positive', 'negative')).toBe('neutral');
    expect(
      checkJson(workedMap('A>B', { touchpoints: { B: { ratings: [{ reaction: 'neutral' }] } } })).touchpoints[1]!
        .assumed,
    ).toBe(false);
  });
});

describe('touchpoints within touchpoints', () => {
  it('[AN-20] a transition between levels is lifted, and marks what it enters and leaves', () => {
    const input = workedMap('A>P P>C A>x y>C', { inside: { P: 'x>m>y' } });
    const states = analyzeStates(input);
    expect(states.transitions.get('A-x')).toEqual({ id: 'A-x', link: 'start', state: 'intact' });
    expect(states.transitions.get('y-C')).toEqual({ id: 'y-C', link: 'final', state: 'intact' });
    expect(states.scopes[1]).toMatchObject({ id: 'P', finals: ['y'] });
    expect(states.scopes[1]!.starts.map((s) => s.id)).toEqual(['x']);
  });

  it('[AN-21] entered wins over left, a marked role of its own wins over both', () => {
    const both = analyzeStates(workedMap('A>x x>C P', { inside: { P: 'x>y' } }));
    expect(both.touchpoints.get('x')!.role).toBe('start');
    const marked = analyzeStates(workedMap('A>x P', { inside: { P: 'x~>y' } }));
    expect(marked.touchpoints.get('x')!.role).toBe('intermediate');
  });

  it('[AN-22] a transition between a touchpoint and its own part is an error and ignored', () => {
    const states = analyzeStates(workedMap('A>P>C P>x', { inside: { P: 'x>y' } }));
    expect(states.transitions.get('P-x')).toEqual({ id: 'P-x', link: null, state: 'ignored' });
    expect(states.touchpoints.get('x')!.role).toBe('start');
  });

  it('[AN-23] a part at risk puts its parent and then the start at risk; an incomplete part does not', () => {
    const verdict = (inside: string) =>
      analyzeStates(workedMap('A>P>C', { inside: { P: inside } })).scopes[0]!.starts[0]!.verdict;
    expect(verdict('x>y')).toBe('intact');
    expect(verdict('x>y x>n!>y')).toBe('at-risk');
    expect(verdict('x^>y$ x>z')).toBe('at-risk');
    expect(verdict('x^>y~')).toBe('intact');
    expect(verdict('n!')).toBe('at-risk');
  });

  it('[AN-24] members of a parent cycle lose their parent, what hangs below them stays', () => {
    const states = analyzeStates({
      touchpoints: [
        { id: 'a', parent: 'b' },
        { id: 'b', parent: 'a' },
        { id: 'c', parent: 'b' },
      ],
      transitions: [],
    });
    expect([...states.touchpoints.values()].map((t) => [t.id, t.scope])).toEqual([
      ['a', null],
      ['b', null],
      ['c', 'b'],
    ]);
  });

  it('[AN-25] a very deep nesting with transitions across it takes no long time', () => {
    const depth = 20_000;
    const id = (i: number) => `p${String(i).padStart(6, '0')}`;
    const touchpoints = Array.from({ length: depth }, (_, i) =>
      i === 0 ? { id: id(i) } : { id: id(i), parent: id(i - 1) },
    );
    const transitions = Array.from({ length: depth }, (_, i) => ({ id: `t${i}`, source: 'other', target: id(i) }));
    const begun = performance.now();
    const states = analyzeStates({ touchpoints: [...touchpoints, { id: 'other' }], transitions });
    expect(states.touchpoints.get(id(depth - 1))!.role).toBe('start');
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
