import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '@/lib/exchange/read-file';
import type { ReadResult } from '@/lib/exchange/read-result';
import { openTable } from '@/lib/exchange/table/open-table';
import { parseTable } from '@/lib/exchange/table/parse-table';
import { readTableFile } from '@/lib/exchange/table/read-table-file';
import type { JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function mapOf(result: ReadResult): JourneyMap {
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.map;
}

const notesOf = (result: ReadResult): readonly string[] => (result.ok ? result.notes : ['refused']);
const faultsOf = (result: ReadResult): string[] => (result.ok ? [] : result.faults.map(({ message }) => message));

/** `Süti` is a touchpoint on two lines, rated, that leads to `Call; book`. */
const FILES: readonly (readonly [program: string, content: Uint8Array])[] = [
  ['Google Sheets', bytes('Touchpoint,Reaction,Next\r\n"Süti\nbox",negative,Call; book\r\nCall; book,,')],
  [
    'Excel, CSV UTF-8',
    bytes('\ufeffTouchpoint;Reaction;Next\r\n"Süti\nbox";negative;"Call; book"\r\n"Call; book";;\r\n'),
  ],
  [
    'Excel, with its first line',
    bytes('sep=;\r\nTouchpoint;Reaction;Next\r\n"Süti\nbox";negative;"Call; book"\r\n"Call; book";;\r\n'),
  ],
  [
    'Excel, Windows-1250',
    Uint8Array.from('Touchpoint;Reaction;Next\r\n"S\xfcti\nbox";negative;"Call; book"\r\n"Call; book";;\r\n', (one) =>
      one.charCodeAt(0),
    ),
  ],
  ['LibreOffice', bytes('Touchpoint,Reaction,Next\n"Süti\nbox",negative,Call; book\nCall; book,,\n')],
  [
    'LibreOffice, all quoted',
    bytes('"Touchpoint"\t"Reaction"\t"Next"\n"Süti\nbox"\t"negative"\t"Call; book"\n"Call; book"\t""\t""\n'),
  ],
  ['Numbers', bytes('Touchpoint;Reaction;Next;\r\n"Süti\nbox";negative;"Call; book";\r\n"Call; book";;;')],
  [
    'Excel, Unicode text',
    Uint8Array.from(
      Array.from('\ufeffTouchpoint\tReaction\tNext\r\n"Süti\nbox"\tnegative\tCall; book\r\nCall; book\t\t\r\n').flatMap(
        (one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8],
      ),
    ),
  ],
  ['a hand, with blanks', bytes('touchpoint, reaction, next\n"Süti\nbox", Negative, "Call; book"\nCall; book\n')],
  ['a program, with bars', bytes('Touchpoint|Reaction|Next\n"Süti\nbox"|negative|Call; book\nCall; book||\n')],
];

describe('tables that others wrote', () => {
  test.each(FILES)('[EX-44] %s', (_program, content) => {
    const map = mapOf(readFile({ name: 'x.csv', bytes: content }));
    const [first, second] = [map.touchpoints.find(({ label }) => label === 'Süti\nbox'), map.touchpoints[0]];
    expect(first).toMatchObject({ reaction: 'negative' });
    expect(second).toEqual({ id: 'call-book', label: 'Call; book' });
    expect(map.transitions).toEqual([{ id: `${first?.id}-call-book`, source: first?.id, target: 'call-book' }]);
    expect(map.touchpoints).toHaveLength(2);
  });

  test('[EX-44] Cyrillic in Windows-1251, with semicolons, is read and said', () => {
    const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    const text = 'Допирна точка;Реакция;Следваща\r\nСайт;отрицателна;Обаждане\r\nОбаждане;;\r\n';
    const result = readFile({ name: 'x.csv', bytes: Uint8Array.from([...text], (one) => letters.indexOf(one)) });
    expect(mapOf(result).touchpoints.map(({ label, reaction }) => [label, reaction])).toEqual(
      expect.arrayContaining([
        ['Сайт', 'negative'],
        ['Обаждане', undefined],
      ]),
    );
    expect(mapOf(result).transitions).toHaveLength(1);
    expect(notesOf(result)).toEqual([expect.stringContaining('Windows-1251')]);
  });

  test('[EX-44] the telephony table comes in whole, with its phases in order and ids made of its labels', () => {
    const url = new URL('../fixtures/telephony.en.csv', import.meta.url);
    const result = readFile({ name: 'telephony.csv', bytes: new Uint8Array(readFileSync(url)) });
    const map = mapOf(result);
    expect(notesOf(result)).toEqual([]);
    expect(map.touchpoints).toHaveLength(28);
    expect(map.phases.map(({ label }) => label)).toEqual([
      'awareness',
      'consideration',
      'purchase',
      'retention',
      'advocacy',
      'leaving',
    ]);
    expect(map.touchpoints.find(({ id }) => id === 'cold-call-by-a-manager')).toEqual({
      id: 'cold-call-by-a-manager',
      label: 'Cold call by a manager',
      customer: 'potential',
      phase: 'awareness',
      channel: 'offline',
      area: 'people',
      role: 'start',
    });
  });
});

describe('what the columns are taken for', () => {
  test('[EX-45] is proposed by headings, with samples, and can be changed', () => {
    const text = 'Stimmung,Step,Reaction,Rating,Extra (JSON)\nfroh,Ad,good,5,"{""a"":1}"\n,Call,,,x\n';
    const { mapping, ...result } = readTableFile(text);
    expect(mapping?.columns.map(({ heading, target }) => [heading, target])).toEqual([
      ['Stimmung', 'keep'],
      ['Step', 'label'],
      ['Reaction', 'reaction'],
      ['Rating', 'keep'],
      ['Extra (JSON)', 'keep'],
    ]);
    expect(mapping?.columns[0]?.samples).toEqual(['froh']);
    expect(mapOf(result).touchpoints).toEqual([
      { id: 'ad', label: 'Ad', reaction: 'positive', extra: { Stimmung: 'froh', Rating: '5', Extra: { a: 1 } } },
      { id: 'call', label: 'Call', extra: { Extra: 'x' } },
    ]);
    const targets = ['feeling', 'label', 'skip', 'reaction', 'skip'] as const;
    const columns = (mapping?.columns ?? []).map((column, at) => ({ ...column, target: targets[at] ?? 'skip' }));
    expect(mapOf(readTableFile(text, { headed: true, columns })).touchpoints).toEqual([
      { id: 'ad', label: 'Ad', feeling: 'froh', reaction: 'positive' },
      { id: 'call', label: 'Call' },
    ]);
  });

  test('[EX-45] without a heading for the names the first column that says nothing else has them; without any heading each row is read', () => {
    const some = readTableFile('Kontakt,Reaction\nAd,bad\n');
    expect(mapOf(some).touchpoints).toEqual([{ id: 'ad', label: 'Ad', reaction: 'negative' }]);
    expect(notesOf(some)).toEqual([expect.stringContaining('“Kontakt” was taken')]);
    const none = readTableFile('Ad\n"Call, then wait"\nÜgyfél');
    expect(
      mapOf(none)
        .touchpoints.map(({ label }) => label)
        .sort(),
    ).toEqual(['Ad', 'Call, then wait', 'Ügyfél']);
    expect(notesOf(none)).toEqual([expect.stringContaining('No heading is known')]);
  });
});

test('[EX-46] what does not fit goes to the notes of its touchpoint, and the row and column are said', () => {
  const result = readTableFile(
    'id,label,Reaction,impact,next,next share,parent\n1.2,Ad,meh,9,Party; Call,0.5; many,\n\n3,Call,,,,,Nobody,more\n',
  );
  expect(mapOf(result).touchpoints).toEqual([
    { id: '3', label: 'Call', notes: 'more\nparent: Nobody' },
    { id: 'ad', label: 'Ad', notes: 'reaction: meh\nimpact: 9\nid: 1.2\nnext: Party' },
  ]);
  expect(mapOf(result).transitions).toEqual([{ id: 'ad-3', source: 'ad', target: '3', label: '(many)' }]);
  expect(notesOf(result)).toEqual([
    'row 2, column “Reaction”: “meh” is no reaction; it was put into the notes',
    'row 2, column “impact”: “9” is no whole number from 1 to 5; it was put into the notes',
    'row 4, column “8”: “more” stands under no heading; it was put into the notes',
    "row 2: “1.2” can't be an id; it was put into the notes",
    'row 2: leads to “Party”, which no row has; it was put into the notes',
    'row 4: is part of “Nobody”, which no row has; it was put into the notes',
    'row 2: “many” is no share from 0 to 1; it was put beside the label of the transition',
  ]);
  const many = readTableFile(`label,reaction\n${'x,meh\n'.repeat(150)}`);
  expect(notesOf(many)).toHaveLength(LIMITS.tableNotes + 1);
  expect(notesOf(many).at(-1)).toMatch(/^50 more/);
});

test('[EX-47] an id twice, a touchpoint that is part of itself, no names and no rows are refused, with the rows', () => {
  expect(faultsOf(readTableFile('id,label\na,A\na,B\nb,C\nb,D'))).toEqual([
    'row 3: id "a" is already used in row 2',
    'row 5: id "b" is already used in row 4',
  ]);
  expect(faultsOf(readTableFile('label,parent\nA,B\nB,A\nC,A\nD,D'))).toEqual([
    'row 2: is part of itself: "A" in "B" in "A"',
    'row 3: is part of itself: "A" in "B" in "A"',
    'row 5: is part of itself: "D" in "D"',
  ]);
  const long = 'x'.repeat(LIMITS.labelCharacters + 1);
  expect(faultsOf(readTableFile(`label,next,next label\nA,B,${long}\nB,,`))).toEqual([
    'row 2: a transition can have a label of at most 500 characters',
  ]);
  expect(mapOf(readTableFile(`label,phase\nA,${long}`)).touchpoints[0]?.notes).toBe(`phase: ${long}`);
  expect(faultsOf(readTableFile('id,reaction\na,good'))).toEqual([expect.stringContaining('no column with the names')]);
  expect(faultsOf(readTableFile('label,reaction\n'))).toEqual([expect.stringContaining('no rows below')]);
  expect(faultsOf(readTableFile(' \n,,\n'))).toEqual([expect.stringContaining('no rows')]);
  expect(faultsOf(readTableFile(`label${',a'.repeat(LIMITS.tableColumns)}\nx`))).toEqual([
    expect.stringContaining('columns'),
  ]);
  expect(faultsOf(readTableFile(`label\n${'x\n'.repeat(LIMITS.touchpoints + 1)}`))).toEqual([
    expect.stringContaining('touchpoints that a map can have'),
  ]);
  // No more is read than the cells that a table can have, so that what comes after costs nothing.
  expect(parseTable('a,b,c\nd', ',', 2)).toEqual([['a', 'b']]);
});

test('[EX-48] rows without an id get one made of their label, always the same and never one that is taken', () => {
  const text = 'label,id\nCold call,\nCold  CALL!,\nЗвонок,\n,x\nOther,cold-call\n';
  const ids = mapOf(readTableFile(text)).touchpoints.map(({ id }) => id);
  expect(ids).toEqual(['cold-call', 'cold-call-2', 'cold-call-3', expect.stringMatching(/^t-[0-9a-z]+$/), 'x']);
  expect(mapOf(readTableFile(text))).toEqual(mapOf(readTableFile(text)));
});

test('[EX-49] whatever text comes, there is a whole valid map or a reason', () => {
  const piece = fc.constantFrom(
    ',',
    ';',
    '\t',
    '|',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    'label',
    'id',
    'next',
    'parent',
    'phase',
    'tasks',
    'ratings',
    '__proto__',
    'x (JSON)',
    ' (JSON)',
    '[[[',
    '{"a":',
    "'=1",
    '=cmd()',
    '\ud800',
    '\u0000',
    'A',
    'B',
    'a->b',
    'sep=;\n',
    'standard',
    '-1',
    '1e999',
    '\ufeff',
    '#t',
    '[x] ',
    ': negative (',
    'notes',
    'x'.repeat(600),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, headed) => {
      const text = (headed ? 'label,id,next,parent,ratings,next id,phase id\n' : '') + pieces.join('');
      const result = readTableFile(text);
      expect(result.ok ? result.map.touchpoints.length > 0 : result.faults.length > 0).toBe(true);
      if (!result.ok || !result.mapping) return;
      // Nothing is lost in silence: each cell is in the map somewhere, or was told of.
      const table = openTable(text);
      const rows = table.ok ? table.rows.length - (result.mapping.headed ? 1 : 0) : 0;
      expect(result.map.touchpoints.length).toBeGreaterThanOrEqual(rows);
    }),
    { seed: 49, numRuns: process.env.SOAK ? 20_000 : 300 },
  );
  // Deep, wide and long, each refused or read without hanging.
  for (const text of [
    `label,ratings\nA,"${'['.repeat(100_000)}"`,
    `label,ratings\nA,"${'x: negative ('.repeat(20_000)}"`,
    `label,next\nA,"${'b,'.repeat(100_000)}"`,
    `label\n${'"'.repeat(200_001)}`,
    `label\n"${',""'.repeat(900)}`,
    `label,parent\n${Array.from({ length: 2_000 }, (_, at) => `t${at},t${at + 1}`).join('\n')}\nt2000,t0`,
    `label,next\n${'same,same\n'.repeat(2_000)}`,
  ]) {
    const result = readTableFile(text);
    expect(result.ok || result.faults.length > 0).toBe(true);
  }
});
