import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsCharacters, splitCharacters, toWellFormed } from '@/lib/model/characters';
import { isDate } from '@/lib/model/dates';
import { createId, createIds, isId } from '@/lib/model/ids';

describe('ids', () => {
  it('[MO-10] are made of injected randomness, and are ids', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (stream) => {
        expect(isId(createId(() => stream.next().value as number))).toBe(true);
      }),
    );
    expect(createId(() => 0)).toBe('000000000000');
    expect(createId(() => 1)).toBe('000000000000');
  });

  it('[MO-10] are new and different, even when the randomness is poor', () => {
    const taken = new Set(['000000000000']);
    const ids = createIds(['a', '__proto__', 'b', 'a'], () => 0, taken);
    expect(Object.keys(ids)).toEqual(['a', '__proto__', 'b']);
    expect(new Set([...taken, ...Object.values(ids)]).size).toBe(4);
    expect(Object.values(ids).every(isId)).toBe(true);
  });

  it.each(['', 'a b', 'ө', 'x'.repeat(65), 'a\n', null, 7, ['a']])('[MO-10] %j is no id', (value) => {
    expect(isId(value)).toBe(false);
  });
});

describe('texts', () => {
  it('[MO-6] are cut between characters, and lose nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 20 }), (text, limit) => {
        const [head, rest] = splitCharacters(text, limit);
        expect(head + rest).toBe(text);
        expect([...head].length).toBe(Math.min(limit, [...text].length));
        expect(fitsCharacters(text, limit)).toBe(rest === '');
      }),
      { numRuns: 2000 },
    );
  });

  it('[MO-6] lone surrogates become U+FFFD, pairs stay', () => {
    expect(toWellFormed('a\ud800b\udc00😀')).toBe('a\ufffdb\ufffd😀');
  });

  it('[MO-2] days are days of the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01']) expect(isDate(day)).toBe(true);
    for (const day of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-04-31',
      '2026-01-00',
      '2026-1-1',
      ' 2026-01-01',
    ]) {
      expect(isDate(day)).toBe(false);
    }
  });
});
