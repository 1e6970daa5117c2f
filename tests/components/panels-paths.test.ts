import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breaksOf } from '@/components/panels/breaks-of';
import { pathThrough } from '@/components/panels/path-through';
import { shorten } from '@/components/panels/path-words';
import { analyzeStates } from '@/lib/analysis/states/analyze-states';
import type { Role, Transition } from '@/lib/model/types';

/** `A^>N!>C` in the notation of analysis.md. */
function read(text: string) {
  const touchpoints = new Map<string, { id: string; role?: Role; reaction?: 'negative' }>();
  const transitions: Transition[] = [];
  for (const chain of text.split(' ')) {
    const ids = chain.split('>').map((token) => {
      const id = token.replace(/[\^$~!]/g, '');
      const known = touchpoints.get(id) ?? { id };
      if (token.includes('^')) known.role = 'start';
      if (token.includes('$')) known.role = 'final';
      if (token.includes('!')) known.reaction = 'negative';
      touchpoints.set(id, known);
      return id;
    });
    for (let i = 1; i < ids.length; i += 1) {
      transitions.push({ id: `t${transitions.length}`, source: ids[i - 1] ?? '', target: ids[i] ?? '' });
    }
  }
  return { transitions, states: analyzeStates({ touchpoints: [...touchpoints.values()], transitions }) };
}

describe('the path that proves what mending brings', () => {
  it.each([
    ['A>N!>C', 'N', 'ANC'],
    ['A>N!>M!>D', 'M', 'ANMD'],
    ['A>B>D A>N!>D', 'N', 'AND'],
    ['A>M!>N! A>B>N!>D', 'N', 'ABND'],
    ['A>B>N!', 'N', 'ABN'],
    ['A^>N!>B>N', 'N', 'AN'],
    ['A^>B>C$>N!>E', 'N', 'NE'],
  ])('[PA-12] in %s through %s it is %s', (map, id, path) => {
    const { transitions, states } = read(map);
    expect(pathThrough(transitions, states, id).join('')).toBe(path);
  });

  it('[PA-12] on any map it contains the touchpoint, repeats none and walks along transitions', () => {
    const vertex = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(vertex, vertex), { maxLength: 14 }),
        fc.array(vertex, { maxLength: 3 }),
        (edges, bad) => {
          const transitions = edges.map(([a, b], i) => ({ id: `t${i}`, source: `v${a}`, target: `v${b}` }));
          const touchpoints = Array.from({ length: 7 }, (_, i) => ({
            id: `v${i}`,
            ...(bad.includes(i) && { reaction: 'negative' as const }),
          }));
          const states = analyzeStates({ touchpoints, transitions });
          const linked = new Set(transitions.map((transition) => `${transition.source} ${transition.target}`));
          for (const { id } of touchpoints) {
            const path = pathThrough(transitions, states, id);
            expect(path).toContain(id);
            expect(new Set(path).size).toBe(path.length);
            for (let i = 1; i < path.length; i += 1) expect(linked.has(`${path[i - 1]} ${path[i]}`)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000, seed: 12 },
    );
  });

  it('[PA-12] a way of 50,000 touchpoints is walked without a deep stack', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => `v${i}`);
    const transitions = ids.slice(1).map((target, i) => ({ id: `t${i}`, source: `v${i}`, target }));
    const touchpoints = ids.map((id) => ({ id, ...(id === 'v25000' && { reaction: 'negative' as const }) }));
    expect(pathThrough(transitions, analyzeStates({ touchpoints, transitions }), 'v25000')).toHaveLength(50_000);
  });
});

describe('breaks', () => {
  it('[PA-13] each break is visited once, with the path that proves it', () => {
    const { states } = read('A>N!>D B>N C>M!>D E>D');
    expect(breaksOf(states)).toEqual([
      { path: ['A', 'N', 'D'], focus: 'N' },
      { path: ['C', 'M', 'D'], focus: 'M' },
    ]);
    expect(breaksOf(read('A>B>C').states)).toEqual([]);
  });
});

describe('paths in words', () => {
  it('[PA-11] a long path shows its ends and its break, and counts the rest', () => {
    const path = [...'abcdefghijkl'];
    expect(shorten(path.slice(0, 7), 3)).toEqual(path.slice(0, 7));
    expect(shorten(path, 6)).toEqual(['a', 'b', 3, 'f', 'g', 'h', 3, 'l']);
    expect(shorten(path, 3)).toEqual(['a', 'b', 'c', 'd', 'e', 6, 'l']);
    expect(shorten(path, -1)).toEqual(['a', 'b', 9, 'l']);
    const whole = shorten(path, 10).reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 1), 0);
    expect(whole).toBe(path.length);
  });
});
