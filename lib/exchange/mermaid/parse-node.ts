import { ScanError, type Scanner } from './scanner';

/** A text between brackets or bars, as the file has it. */
export interface RawText {
  readonly text: string;
  readonly markdown: boolean;
}

/** What stands behind the id of a node. */
export interface NodeLook {
  readonly label: RawText | null;
  readonly shape: string | null;
}

/** Opening brackets, the longest first, with what may close them and the shape that they draw. */
const BRACKETS: readonly (readonly [
  open: string,
  ends: readonly (readonly [close: string, shape: string | null])[],
])[] = [
  ['(((', [[')))', 'dbl-circ']]],
  ['((', [['))', 'circle']]],
  ['([', [['])', 'stadium']]],
  ['(-', [['-)', 'ellipse']]],
  ['(', [[')', 'rounded']]],
  ['[[', [[']]', 'subproc']]],
  ['[(', [[')]', 'cyl']]],
  [
    '[/',
    [
      ['/]', 'lean-r'],
      ['\\]', 'trap-b'],
    ],
  ],
  [
    '[\\',
    [
      ['\\]', 'lean-l'],
      ['/]', 'trap-t'],
    ],
  ],
  ['[|', [[']', null]]],
  ['[', [[']', null]]],
  ['{{', [['}}', 'hex']]],
  ['{', [['}', 'diam']]],
  ['>', [[']', 'odd']]],
];

/** The brackets of a node, right here; null when there are none. */
export function parseBrackets(scanner: Scanner): NodeLook | null {
  const open = scanner.at;
  const found = BRACKETS.find(([sign]) => scanner.skip(sign));
  if (!found) return null;
  const [sign, ends] = found;
  if (sign === '[|') scanner.until('|', open, 'the label');
  const quoted = parseQuoted(scanner);
  const raw = quoted ? '' : nearest(scanner, ends, open);
  if (quoted) scanner.take(/\s*/y);
  const close = ends.find(([end]) => scanner.skip(end));
  if (!close) throw new ScanError(open, `the label is not closed: ${JSON.stringify(ends[0]?.[0])} is missing`);
  return { label: quoted ?? { text: raw, markdown: false }, shape: close[1] };
}

/** A text in quotes, blanks before it let pass; null when none begins here. */
export function parseQuoted(scanner: Scanner): RawText | null {
  const before = scanner.at;
  scanner.take(/\s*/y);
  const open = scanner.at;
  if (!scanner.skip('"')) {
    scanner.at = before;
    return null;
  }
  const markdown = scanner.skip('`');
  const text = scanner.until(markdown ? '`"' : '"', open, 'the text in quotes');
  return { text, markdown };
}

/** The text up to what closes it first. */
function nearest(scanner: Scanner, ends: readonly (readonly [string, unknown])[], open: number): string {
  const places = ends.map(([end]) => scanner.find(end)).filter((place) => place >= 0);
  if (places.length === 0) {
    throw new ScanError(open, `the label is not closed: ${JSON.stringify(ends[0]?.[0])} is missing`);
  }
  const end = Math.min(...places);
  const text = scanner.text.slice(scanner.at, end);
  scanner.at = end;
  return text;
}

/** A pair in `@{ shape: rect, label: "Text" }`: a name, and a value in quotes or up to the next comma or line. */
const PAIR =
  /[\s,]*([A-Za-z_]\w{0,40})[ \t]*:[ \t]*(?:"([^"]*)"|'([^'\n]*)'|\|[-+]?[ \t]*\n(([ \t]+)[^\n]*(?:\n\5[^\n]*)*)|([^,\n]*))/y;

/** The values of `@{ … }`, right here, by name; null when none begins here. */
export function parseShapeData(scanner: Scanner): ReadonlyMap<string, string> | null {
  const open = scanner.at;
  if (!scanner.skip('@{')) return null;
  const start = scanner.at;
  let quotes = quotesIn(scanner.until('}', open, 'the list of values'));
  // A brace in quotes closes nothing.
  while (quotes % 2 === 1) {
    scanner.until('"', open, 'the text in quotes');
    quotes += 1 + quotesIn(scanner.until('}', open, 'the list of values'));
  }
  const body = scanner.text.slice(start, scanner.at - 1);
  const values = new Map<string, string>();
  PAIR.lastIndex = 0;
  for (let pair = PAIR.exec(body); pair; pair = PAIR.exec(body)) {
    const [, key = '', double, single, block, , plain] = pair;
    const lines = block?.trim().replace(/\n\s*/g, '<br/>');
    values.set(key, double?.replace(/\n\s*/g, '<br/>') ?? single ?? lines ?? plain?.trim() ?? '');
  }
  return values;
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}
