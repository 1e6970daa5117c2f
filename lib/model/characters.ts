/**
 * Number of characters as people and JSON Schema count them: Unicode code points, so an emoji is not two.
 * A lone surrogate counts as one.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const isPair = unit >= 0xd800 && unit <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    if (isPair) i += 1;
    count += 1;
  }
  return count;
}

/** True when `text` has at most `limit` characters; looks no further than it must. */
export function fitsCharacters(text: string, limit: number): boolean {
  if (text.length <= limit) return true;
  return text.length <= limit * 2 && countCharacters(text) <= limit;
}

/** The first `limit` characters and the rest; never splits a surrogate pair. */
export function splitCharacters(text: string, limit: number): [head: string, rest: string] {
  if (fitsCharacters(text, limit)) return [text, ''];
  let end = 0;
  for (let count = 0; count < limit; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return [text.slice(0, end), text.slice(end)];
}

/** Replaces lone surrogates by U+FFFD, so that the text survives UTF-8 unchanged. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
