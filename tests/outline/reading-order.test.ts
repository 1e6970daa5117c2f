import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingOrder } from '@/lib/outline/reading-order';

const inRow = (ids: readonly string[]) => new Map(ids.map((id, index) => [id, { x: index * 100, y: 0 }]));
const links = (text: string) =>
  text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => ({ source: part[0]!, target: part[1]! }));

describe('[AX-10] reading order', () => {
  test('goes along a chain from its start, whatever the places', () => {
    const places = new Map([...'dcba'].map((id, index) => [id, { x: index, y: index }]));
    expect(readingOrder([...'abcd'], links('ab bc cd'), new Set('a'), places)).toEqual([...'abcd']);
  });

  test('reads branches one after the other, from the top down, and what joins them after both', () => {
    const places = new Map([
      ['a', { x: 0, y: 0 }],
      ['x', { x: 1, y: 50 }],
      ['y', { x: 1, y: 0 }],
      ['z', { x: 2, y: 0 }],
    ]);
    expect(readingOrder([...'axyz'], links('ax ay xz yz'), new Set('a'), places)).toEqual(['a', 'y', 'x', 'z']);
  });

  test('reads starts first, then what nothing leads to, then what only a loop leads to', () => {
    expect(readingOrder([...'lmos'], links('lm ml'), new Set('s'), inRow([...'lmos']))).toEqual(['s', 'o', 'l', 'm']);
  });

  test('a random map: every touchpoint once, and without loops never before one that leads to it', () => {
    const ids = [...'abcdefgh'];
    const pair = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 14 }), fc.shuffledSubarray(ids, { minLength: 8 }), (pairs, shuffled) => {
        const forward = pairs
          .filter(([from, to]) => from < to)
          .map(([from, to]) => ({ source: shuffled[from]!, target: shuffled[to]! }));
        const order = readingOrder(ids, forward, new Set(), inRow(ids));
        expect([...order].sort()).toEqual(ids);
        for (const { source, target } of forward) expect(order.indexOf(source)).toBeLessThan(order.indexOf(target));
        const looped = pairs.map(([from, to]) => ({ source: ids[from]!, target: ids[to]! }));
        expect([...readingOrder(ids, looped, new Set(['c']), inRow(ids))].sort()).toEqual(ids);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('a chain of 20,000 is read without recursion', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `t${index}`);
    const chain = ids.slice(1).map((target, index) => ({ source: ids[index]!, target }));
    expect(readingOrder(ids, chain, new Set(['t0']), new Map())).toEqual(ids);
  });
});
