import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from '@/lib/exchange/locate-json-error';

const CASES: readonly [text: string, at: number, message: RegExp][] = [
  ['', 0, /too early/],
  ['hello', 0, /found "h"/],
  ['{"a":1,}', 7, /expected "key"/],
  ['[1,]', 3, /expected value/],
  ['[1 2]', 3, /expected , or \]/],
  ['{"a" 1}', 5, /expected :/],
  ['{"a":1]', 6, /expected , or \}/],
  ['{} {}', 3, /nothing more/],
  ['"abc', 4, /inside a text/],
  ['"a\nb"', 2, /control character/],
  ['"a\\x"', 2, /wrong escape/],
  ['01', 1, /nothing more/],
  ['{"a":', 5, /too early/],
  ['😀', 0, /😀/],
];

describe('locateJsonError', () => {
  it.each(CASES)('[EX-3] finds the place in %j', (text, at, message) => {
    expect(locateJsonError(text)).toMatchObject({ at, message: expect.stringMatching(message) });
  });

  it('[EX-3] agrees with JSON.parse on what is JSON, for any text and for JSON with one character changed', () => {
    const changed = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', ']', '}', '{', '[', ':', '0', '-', 'e', '\\', ' '))
      .map(
        ([json, at, sign]) => json.slice(0, at % (json.length + 1)) + sign + json.slice((at % (json.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), changed, fc.string()), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(locateJsonError(text) === null).toBe(valid);
      }),
      { numRuns: 5000 },
    );
  });

  it('[EX-3] is not stopped by a huge text or by depth', () => {
    expect(locateJsonError(`["${'a\\n'.repeat(3_000_000)}",}`)?.message).toMatch(/expected value/);
    expect(locateJsonError('['.repeat(5_000_000))?.at).toBe(5_000_000);
  });
});
