import { hasGlyph } from '../font-metrics';
import { graphemesOf } from '../layout-text';

/** Joiners, direction marks, variation selectors and tags: they need no glyph of their own. */
export function isInvisible(point: number): boolean {
  return (
    point < 0x20 ||
    (point >= 0x7f && point <= 0x9f) ||
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x2028 && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xe0000 && point <= 0xe01ef) ||
    point === 0x034f ||
    point === 0x061c ||
    point === 0xfeff ||
    point === 0xad
  );
}

/** The code points of a text, in order. */
export function pointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}

/** The code points of a text that need a glyph. */
export function visiblePoints(text: string): number[] {
  return pointsOf(text).filter((point) => !isInvisible(point) && !/\s/u.test(String.fromCodePoint(point)));
}

/**
 * True for a sign that is meant as an emoji: by itself (😀), by the selector U+FE0F (❤️), by a key cap (1️⃣), as a flag or
 * as a sequence. U+FE0E asks for the plain sign.
 */
export function isEmoji(grapheme: string): boolean {
  if (grapheme.includes('\ufe0e') || (grapheme.length === 1 && hasGlyph(grapheme.charCodeAt(0)))) return false;
  return /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator})|\p{Emoji}\ufe0f|\u20e3|\p{Extended_Pictographic}.*\u200d|\p{Emoji_Modifier}/u.test(
    grapheme,
  );
}

/** The code points of a text for which Inter does not do, each once, in order. */
export function foreignPoints(text: string): number[] {
  const found = new Set<number>();
  if (isPlain(text)) return [];
  for (const grapheme of graphemesOf(text)) {
    const points = visiblePoints(grapheme);
    if (isEmoji(grapheme) || !points.every(hasGlyph)) for (const point of points) found.add(point);
  }
  return [...found];
}

/** True when Inter draws it all and it reads from the left: most text, settled without a look at its graphemes. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!hasGlyph(unit) || unit === 0x20e3 || isInvisible(unit)) return false;
  }
  return true;
}

/** Scripts whose letters change with their neighbours or that read from the right: never two of them in one run. */
const SHAPED = [
  /^\p{Script=Arabic}/u,
  /^\p{Script=Hebrew}/u,
  /^\p{Script=Syriac}/u,
  /^\p{Script=Thaana}/u,
  /^\p{Script=Nko}/u,
  /^\p{Script=Devanagari}/u,
  /^\p{Script=Bengali}/u,
  /^\p{Script=Gurmukhi}/u,
  /^\p{Script=Gujarati}/u,
  /^\p{Script=Oriya}/u,
  /^\p{Script=Tamil}/u,
  /^\p{Script=Telugu}/u,
  /^\p{Script=Kannada}/u,
  /^\p{Script=Malayalam}/u,
  /^\p{Script=Sinhala}/u,
  /^\p{Script=Thai}/u,
  /^\p{Script=Lao}/u,
  /^\p{Script=Tibetan}/u,
  /^\p{Script=Myanmar}/u,
  /^\p{Script=Khmer}/u,
  /^\p{Script=Mongolian}/u,
];

/** Which of the shaped scripts a grapheme is of; -1 for all others. */
export function shapedScript(grapheme: string): number {
  if (grapheme.charCodeAt(0) < 0x590) return -1;
  return SHAPED.findIndex((script) => script.test(grapheme));
}
