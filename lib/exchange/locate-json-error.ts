/** Where a text stops being JSON (index in UTF-16 units, from 0), and why, in words. */
export interface JsonError {
  readonly at: number;
  readonly message: string;
}

type Expectation = 'value' | 'value or ]' | '"key" or }' | '"key"' | ':' | ', or ]' | ', or }' | 'nothing more';

const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Finds the first place where `text` is not JSON. JSON.parse says it in words that differ by engine, and for short
 * texts not at all. Walks with a stack of its own, so depth is no matter.
 * @returns null for a text that is JSON
 */
export function locateJsonError(text: string): JsonError | null {
  const stack: ('[' | '{')[] = [];
  let expected: Expectation = 'value';
  let at = skipSpace(text, 0);
  const afterValue = (): Expectation => {
    const open = stack.at(-1);
    return open === undefined ? 'nothing more' : open === '[' ? ', or ]' : ', or }';
  };
  while (at < text.length) {
    const sign = text[at];
    let end: number | null = at + 1;
    if (sign === ':' && expected === ':') expected = 'value';
    else if (sign === ',' && expected === ', or ]') expected = 'value';
    else if (sign === ',' && expected === ', or }') expected = '"key"';
    else if (closes(sign, expected)) {
      stack.pop();
      expected = afterValue();
    } else if ((sign === '[' || sign === '{') && expected.startsWith('value')) {
      stack.push(sign);
      expected = sign === '[' ? 'value or ]' : '"key" or }';
    } else if (sign === '"' && (expected.startsWith('value') || expected.startsWith('"key"'))) {
      end = scanText(text, at);
      if (text[end] !== '"') return textError(text, end);
      end += 1;
      expected = expected.startsWith('"key"') ? ':' : afterValue();
    } else {
      end = expected.startsWith('value') ? match(SCALAR, text, at) : null;
      if (end === null) return { at, message: `expected ${expected}, found ${JSON.stringify(characterAt(text, at))}` };
      expected = afterValue();
    }
    at = skipSpace(text, end);
  }
  return expected === 'nothing more' ? null : { at, message: `it ends too early, expected ${expected}` };
}

function closes(sign: string | undefined, expected: Expectation): boolean {
  return (sign === ']' && expected.endsWith(']')) || (sign === '}' && expected.endsWith('}'));
}

function textError(text: string, at: number): JsonError {
  if (at >= text.length) return { at, message: 'it ends inside a text' };
  return { at, message: text[at] === '\\' ? 'wrong escape in a text' : 'line break or control character in a text' };
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/** Index of the quote that ends the text opened at `start`, or of what can't stand in it. No regex: it may be huge. */
function scanText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22 || unit < 0x20) return at;
    if (unit !== 0x5c) at += 1;
    else {
      const end = match(ESCAPE, text, at);
      if (end === null) return at;
      at = end;
    }
  }
  return at;
}

/** Index after what `pattern` (sticky) matches at `at`; null when it does not. */
function match(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
