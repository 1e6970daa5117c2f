import { cleanText } from './clean-text';
import { advanceOf, isWide } from './font-metrics';
import type { FontWeight } from './types';

export interface TextStyle {
  /** Widest line allowed, in pixels. */
  readonly width: number;
  readonly size: number;
  readonly weight: FontWeight;
  /** Lines beyond are dropped and the last one ends in `…`. */
  readonly maxLines?: number;
}

export interface TextLayout {
  readonly lines: readonly string[];
  /** Width of the widest line, in pixels. */
  readonly width: number;
  /** True when something was dropped. */
  readonly cut: boolean;
}

/** No line of a bounded layout looks at more characters than this, however narrow they are. */
const CHARACTERS_PER_LINE = 400;
const ELLIPSIS = '…';
/** A piece ends after spaces, hyphens, slashes and zero-width spaces. */
const PIECES = /[^\s\u200b/\-‐–—]*(?:[-‐–—/]+|[ \u200b\u1680\u2000-\u2006\u2008-\u200a\u3000]+|$)|[\s\S]/gu;
/** `e-` of 'e-mail' stays with what follows; so does a slash after one or two letters. */
const SHORT_PREFIX = /^\p{L}{0,2}[-‐–—/]$/u;
/** These may not begin a line, even between ideographs. */
const CLINGS = /^[、。，．・：；？！゛゜ー々〉》」』】〕）〗〙〟…‥％!,.:;?)\]}]/u;

/** Width of one line of text in pixels, from the advance widths of Inter; kerning is left out. */
export function measureText(text: string, size: number, weight: FontWeight): number {
  let ems = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    // A joined emoji (family, flag with colour) is drawn as one.
    if (point === 0x200d && i + 1 < text.length) {
      i += text.codePointAt(i + 1)! > 0xffff ? 2 : 1;
      continue;
    }
    ems += advanceOf(point, weight);
  }
  return ems * size;
}

/**
 * Breaks a text into lines no wider than `width`: greedily at spaces, after hyphens and slashes and between
 * ideographs; a word that is longer than a line is broken between graphemes. Line breaks in the text are kept.
 * Joined without white space the lines are the text without white space, unless `cut`.
 * With `maxLines` the time needed does not grow with the text.
 */
export function layoutText(text: string, style: TextStyle): TextLayout {
  const limit = style.maxLines === undefined ? Number.POSITIVE_INFINITY : style.maxLines * CHARACTERS_PER_LINE;
  const shortened = text.length > limit;
  const paragraphs = cleanText(shortened ? text.slice(0, limit) : text)
    .trim()
    .split('\n');
  const most = style.maxLines ?? Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  for (const paragraph of paragraphs) {
    wrap(paragraph, style, lines, most + 1);
    if (lines.length > most) break;
  }
  const cut = shortened || lines.length > most;
  if (cut) {
    lines.length = Math.min(lines.length, most);
    lines.push(withEllipsis(lines.pop() ?? '', style));
  }
  const width = lines.reduce((widest, line) => Math.max(widest, measureText(line, style.size, style.weight)), 0);
  return { lines, width, cut };
}

/** One line that fits, ending in `…` when something was dropped. */
export function fitText(text: string, width: number, size: number, weight: FontWeight): string {
  const line = cleanText(text.slice(0, CHARACTERS_PER_LINE)).replaceAll('\n', ' ').trim();
  if (text.length <= CHARACTERS_PER_LINE && measureText(line, size, weight) <= width) return line;
  return withEllipsis(line, { width, size, weight });
}

function wrap(paragraph: string, style: TextStyle, lines: string[], most: number): void {
  const { width, size, weight } = style;
  let line = '';
  let used = 0;
  const flush = (): void => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const piece of piecesOf(paragraph)) {
    const bare = measureText(piece.trimEnd(), size, weight);
    if (line !== '' && used + bare > width) {
      flush();
      if (lines.length >= most) return;
    }
    if (bare <= width) {
      line += line === '' ? piece.trimStart() : piece;
      used = measureText(line, size, weight);
      continue;
    }
    for (const grapheme of graphemesOf(piece)) {
      const advance = measureText(grapheme, size, weight);
      if (line !== '' && used + advance > width && grapheme.trim() !== '') {
        flush();
        if (lines.length >= most) return;
      }
      line += grapheme;
      used += advance;
    }
  }
  if (line.trim() !== '' || paragraph.trim() === '') flush();
}

/** The pieces of a paragraph between which a line may end; joined they are the paragraph. */
function* piecesOf(paragraph: string): Generator<string> {
  let short = '';
  for (const [match] of paragraph.matchAll(PIECES)) {
    const piece = short + match;
    short = '';
    if (piece === '') continue;
    if (SHORT_PREFIX.test(piece)) short = piece;
    else if (hasIdeograph(piece)) yield* ideographPieces(piece);
    else yield piece;
  }
  if (short !== '') yield short;
}

function* ideographPieces(piece: string): Generator<string> {
  let held = '';
  for (const grapheme of graphemesOf(piece)) {
    if (held !== '' && !CLINGS.test(grapheme) && (isIdeograph(grapheme) || isIdeograph(held))) {
      yield held;
      held = '';
    }
    held += grapheme;
  }
  yield held;
}

function hasIdeograph(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x2e80) return true;
  return false;
}

function isIdeograph(grapheme: string): boolean {
  const point = grapheme.codePointAt(0) ?? 0;
  return point >= 0x2e80 && isWide(point);
}

/** Latin, Greek and Cyrillic letters that combine with nothing, and no CR LF. */
const SIMPLE = /^[\n\u0020-\u02ff\u0370-\u0482\u048a-\u052f]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees as one character each. */
export function* graphemesOf(text: string): Generator<string> {
  // Without combining marks, surrogates and joiners every character is one; the segmenter takes 25 µs for each.
  if (SIMPLE.test(text)) {
    yield* text;
    return;
  }
  for (const { segment } of segmenter.segment(text)) yield segment;
}

function withEllipsis(line: string, style: TextStyle): string {
  const { width, size, weight } = style;
  const kept = [...graphemesOf(line)];
  let used = measureText(line, size, weight) + measureText(ELLIPSIS, size, weight);
  while (kept.length > 0 && used > width) used -= measureText(kept.pop()!, size, weight);
  return `${kept.join('').trimEnd()}${ELLIPSIS}`;
}
