import { describe, expect, test } from 'vitest';
import { readFile } from '@/lib/exchange/read-file';

/** Bytes of a text in a code page of Windows: the reverse of what the platform decodes. */
function inCodePage(text: string, encoding: string): Uint8Array {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => all.indexOf(letter));
}

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Tables as people in our countries save them: two rows with the same id, the second of them wrong. */
const TABLES = [
  ['Russian, Windows-1251', 'id;Точка контакта;Оценка\r\na1;Сайт клиники;хорошо\r\n', 'windows-1251'],
  ['Bulgarian, Windows-1251', 'id;Допирна точка;Реакция\r\na1;Обаждане за час;положителна\r\n', 'windows-1251'],
  ['Hungarian, Windows-1250', 'id;Érintkezési pont;Értékelés\r\na1;Őszi űrlap;jó\r\n', 'windows-1250'],
  ['Hungarian, UTF-16', 'id;Érintkezési pont;Értékelés\r\na1;Őszi űrlap;jó\r\n', 'utf-16'],
  ['Russian, UTF-8 with a byte order mark', 'id;Точка контакта;Оценка\r\na1;Сайт клиники;хорошо\r\n', 'utf-8'],
] as const;

describe('[EX-135] a table of another program, in the encoding that it was saved in', () => {
  test.each(TABLES)('%s: comes in, or is refused with the row', (_name, text, encoding) => {
    const encode = (whole: string): Uint8Array =>
      encoding === 'utf-16'
        ? utf16(whole)
        : encoding === 'utf-8'
          ? utf8(`\ufeff${whole}`)
          : inCodePage(whole, encoding);
    const label = text.split('\r\n')[1]?.split(';')[1];
    const read = readFile({ name: 'a.csv', bytes: encode(text) });
    expect(read.ok && read.map.touchpoints.map((one) => [one.id, one.label, one.reaction])).toEqual([
      ['a1', label, 'positive'],
    ]);
    const twice = readFile({ name: 'a.csv', bytes: encode(`${text}\r\n"a1";"x ""y""";\r\n`) });
    expect(twice.ok ? [] : twice.faults.map(({ message }) => message)).toEqual([
      'row 4: id "a1" is already used in row 2',
    ]);
  });
});
