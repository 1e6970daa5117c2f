import { foldLetters, foldText } from './fold-text';

/** A part of a text, in UTF-16 units, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text has the words that were sought, to be marked; sorted, apart from each other. Empty where it was found by
 * a slip of the finger. Never splits a letter from its accents.
 */
export function findRanges(text: string, sought: string): readonly Range[] {
  const words = foldText(sought)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  // The folded text, and for each of its units where the letter begins and ends that it came from.
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { segment, index } of letters(text)) {
    const part = foldLetters(segment);
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      from.push(index);
      to.push(index + segment.length);
    }
  }
  const ranges = words.flatMap((word) => {
    const at = findWord(folded, word);
    return at < 0 ? [] : [{ start: from[at] as number, end: to[at + word.length - 1] as number }];
  });
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  const apart: Range[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last && range.start <= last.end)
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else apart.push(range);
  }
  return apart;
}

/** The first place at the beginning of a word, or else the first place at all. */
function findWord(folded: string, word: string): number {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] as string)) return at;
  }
  return folded.indexOf(word);
}

/** Letters with the marks that belong to them. */
function* letters(text: string): Generator<{ readonly segment: string; readonly index: number }> {
  for (const match of text.matchAll(/[\s\S]\p{M}*/gu)) yield { segment: match[0], index: match.index };
}
