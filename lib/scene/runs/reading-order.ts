import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/**
 * The embedding level of each UTF-16 unit of a line by the Unicode Bidirectional Algorithm (UAX #9): odd is read from
 * the right. The line's first strong letter decides how it is ordered as a whole, as on the page
 * (`unicode-bidi: plaintext`).
 */
export function levelsOf(line: string): Uint8Array {
  return bidi.getEmbeddingLevels(line, 'auto').levels;
}

/** True when a letter is one that reads from the right, in itself. */
export function isStrongRightToLeft(grapheme: string): boolean {
  const type = bidi.getBidiCharTypeName(String.fromCodePoint(grapheme.codePointAt(0)!));
  return type === 'R' || type === 'AL';
}

/** True for digits of the Arabic script: they read from the left, whatever is around them. */
export function isArabicDigit(grapheme: string): boolean {
  return bidi.getBidiCharTypeName(grapheme.charAt(0)) === 'AN';
}

/** A bracket as it stands in text that is read from the right; anything else as it is. */
export function mirrored(grapheme: string): string {
  return bidi.getMirroredCharacter(grapheme) ?? grapheme;
}

/** Rule L2 of UAX #9: what has these levels, in order from left to right. */
export function visualOrder<T extends { readonly level: number }>(items: readonly T[]): T[] {
  const ordered = [...items];
  const highest = items.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level > 0; level--) {
    for (let i = 0; i < ordered.length; i++) {
      if (ordered[i]!.level < level) continue;
      let end = i + 1;
      while (end < ordered.length && ordered[end]!.level >= level) end++;
      ordered.splice(i, end - i, ...ordered.slice(i, end).reverse());
      i = end;
    }
  }
  return ordered;
}
