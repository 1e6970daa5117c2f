import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '@/lib/exchange/decode-text';

/** Bytes of a text in a code page of one byte a letter, by turning its decoder around. */
function encode(text: string, encoding: string): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from([...text], (letter) => {
    const byte = letters.indexOf(letter);
    expect(byte, `${letter} in ${encoding}`).toBeGreaterThanOrEqual(0);
    return byte;
  });
}

function utf16(text: string, little: boolean): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))];
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

describe('decodeText', () => {
  test('[EX-40] UTF-8 with and without a byte order mark, and UTF-16 with one, are read without a word', () => {
    const text = 'Допирна точка;Érintkezési pont;🙂';
    for (const [bytes, encoding] of [
      [new TextEncoder().encode(text), 'utf-8'],
      [new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
      [utf16(text, true), 'utf-16le'],
      [utf16(text, false), 'utf-16be'],
    ] as const) {
      expect(decodeText(bytes)).toEqual({ ok: true, text, encoding, notes: [] });
    }
  });

  test.each([
    ['windows-1251', 'Допирна точка;Реакция\r\nСайт на клиниката;положителна'],
    ['windows-1251', 'label;notes\r\nЗвонок;да'],
    ['windows-1250', 'Érintkezési pont;Értékelés\r\nŰrlap a honlapon;jó, őszi akció'],
    ['windows-1252', 'Étape;Réaction\r\nAccueil à la réception;très bien'],
  ])('[EX-40] %s is told by its letters, and said', (encoding, text) => {
    const name = encoding.replace('w', 'W');
    expect(decodeText(encode(text, encoding))).toEqual({
      ok: true,
      text,
      encoding,
      notes: [expect.stringContaining(`read as ${name}`)],
    });
  });

  test('[EX-40] many zero bytes and damaged UTF-8 are refused; whatever bytes come, there is an answer', () => {
    expect(decodeText(Uint8Array.of(0x50, 0x4b, 0, 1))).toMatchObject({ ok: false });
    const damaged = new TextEncoder().encode('Сайт на клиниката').map((byte, at) => (at === 3 ? 0x20 : byte));
    expect(decodeText(damaged)).toMatchObject({ ok: false });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = decodeText(bytes);
        expect(result.ok ? result.text.length <= bytes.length : result.faults.length === 1).toBe(true);
      }),
      { seed: 40, numRuns: 200 },
    );
  });
});
