import { parseQuoted, type RawText } from './parse-node';
import { ScanError, type Scanner } from './scanner';

/** A line between nodes. */
export interface FlowLink {
  /** The name that `name@-->` gives it. */
  readonly name: string | null;
  readonly kind: 'forward' | 'backward' | 'both' | 'headless' | 'invisible';
  readonly text: RawText | null;
}

/** Lines as they are drawn: normal, thick, dotted. */
const WHOLE = /([xo<]?)(?:--+([-xo>])|==+([=xo>])|-?\.+-([xo>]?))/y;
const INVISIBLE = /~~~+/y;
/** Lines that have their text inside: how they begin, and how they end. */
const OPENINGS: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/([xo<]?)--/y, /--+([-xo>])/g],
  [/([xo<]?)==/y, /==+([=xo>])/g],
  [/([xo<]?)-\./y, /\.+-([xo>]?)/g],
];
/** A text within a line is no longer than this; the search for its end stops there. */
const MOST_TEXT = 2_000;

/** A line, right here, with its text; null when none begins here. */
export function parseLink(scanner: Scanner): FlowLink | null {
  const name = scanner.take(/([^\s"@[\](){}<>|;]{1,200})@(?=[-=.~xo<])/y)?.[1] ?? null;
  if (scanner.take(INVISIBLE)) return { name, kind: 'invisible', text: parseBars(scanner) };
  const whole = scanner.take(WHOLE);
  if (whole) {
    const kind = kindOf(whole[1], whole[2] ?? whole[3] ?? whole[4]);
    scanner.take(/\s*/y);
    return { name, kind, text: parseBars(scanner) };
  }
  for (const [open, close] of OPENINGS) {
    const start = scanner.at;
    const begin = scanner.take(open);
    if (!begin) continue;
    const quoted = parseQuoted(scanner);
    if (quoted) scanner.take(/\s*/y);
    const text = quoted ?? textWithin(scanner, close, start);
    const end = scanner.take(new RegExp(`[xo<]?(?:${close.source})`, 'y'));
    if (!end) throw new ScanError(start, 'the text of an arrow is not closed by the rest of the arrow');
    return { name, kind: kindOf(begin[1], end[1]), text };
  }
  return null;
}

/** `|text|` behind a line. */
function parseBars(scanner: Scanner): RawText | null {
  const open = scanner.at;
  if (!scanner.skip('|')) return null;
  const quoted = parseQuoted(scanner);
  const rest = scanner.until('|', open, 'the text of an arrow');
  return quoted ?? { text: rest, markdown: false };
}

function textWithin(scanner: Scanner, close: RegExp, start: number): RawText {
  const window = scanner.text.slice(scanner.at, scanner.at + MOST_TEXT);
  close.lastIndex = 0;
  const end = close.exec(window);
  if (!end) throw new ScanError(start, 'the text of an arrow is not closed by the rest of the arrow');
  // A head at the end of the text belongs to the arrow where a blank is before it.
  const head = /\s[xo<]$/.test(window.slice(0, end.index)) ? 1 : 0;
  const text = window.slice(0, end.index - head);
  scanner.at += text.length;
  return { text, markdown: false };
}

function kindOf(start: string | undefined, end: string | undefined): FlowLink['kind'] {
  if (end === '>') return start === '<' ? 'both' : 'forward';
  return start === '<' ? 'backward' : 'headless';
}
