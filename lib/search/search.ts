import { fold, linesWith, type SearchIndex } from './search-index';
import { swapLayouts } from './swap-layout';
import { slipsAllowed, typoDistance } from './typo-distance';

/** How well a name answers what was typed, the better the higher. */
const MATCH = { none: 0, beside: 1, typo: 2, inside: 3, words: 4, start: 5, whole: 6 } as const;

export interface Hit {
  /** Which of the things that the index was made of. */
  readonly thing: number;
  /** Higher is better; of two searches the hits can be compared. */
  readonly match: number;
  /** Which of the other texts has what the name lacks; -1 when the name has it all. */
  readonly beside: number;
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** What was searched for: what was typed, or what that is on the keyboard layout that was meant. */
  readonly sought: string;
  /** True when nothing has what was typed, and these are but a slip or two of the finger away. */
  readonly near: boolean;
}

/** Words that are looked for at most; what comes after is not. */
const MOST_WORDS = 12;

/**
 * Finds things by what somebody types: by name, then by their other texts. A name that is what was typed comes before
 * one that begins with it, that before one that has it at the beginning of words, in any order, that before one that
 * has it somewhere. What is found nowhere is looked for as typed on another keyboard layout, then with slips of the
 * finger. Of equals the shorter name comes first, then the order of the things. Nothing typed finds nothing.
 */
export function search(index: SearchIndex, typed: string): SearchResult {
  const hits = findAll(index, typed, false);
  if (hits.length > 0) return { hits, sought: typed, near: false };
  for (const sought of swapLayouts(typed)) {
    const swapped = findAll(index, sought, false);
    if (swapped.length > 0) return { hits: swapped, sought, near: false };
  }
  return { hits: findAll(index, typed, true), sought: typed, near: true };
}

function findAll(index: SearchIndex, typed: string, typos: boolean): Hit[] {
  const query = fold(typed);
  const words = query.words.slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const { names } = index;
  const best = new Uint8Array(names.length).fill(MATCH.whole);
  // Which other text has what a name lacks: 0 none, else its place plus one.
  const places = new Uint8Array(names.length);
  for (const word of words) narrow(index, word, typos ? slipsAllowed(word) : 0, best, places);
  const compact = words.join('');
  if (compact.length > 2) {
    for (const [thing] of linesWith(index.compact, compact)) {
      if ((best[thing] as number) >= MATCH.inside || !beginsWord(names[thing]?.words ?? [], compact)) continue;
      best[thing] = MATCH.inside;
      places[thing] = 0;
    }
  }
  const hits: Hit[] = [];
  best.forEach((match, thing) => {
    if (match === MATCH.none) return;
    const { text } = names[thing] as (typeof names)[number];
    const whole = text === query.text ? MATCH.whole : text.startsWith(query.text) ? MATCH.start : match;
    hits.push({ thing, match: whole, beside: whole === MATCH.beside ? (places[thing] as number) - 1 : -1 });
  });
  const length = ({ thing }: Hit): number => names[thing]?.text.length ?? 0;
  return hits.sort((a, b) => b.match - a.match || a.beside - b.beside || length(a) - length(b));
}

/** Whether a text without blanks goes on from the beginning of one of the words: `email` in `e mail`, not `call` in `select all`. */
function beginsWord(words: readonly string[], compact: string): boolean {
  const text = words.join('');
  let at = 0;
  for (const word of words) {
    if (text.startsWith(compact, at)) return true;
    at += word.length;
  }
  return false;
}

/** Lowers what each thing has got so far to how well it answers one more word. */
function narrow(index: SearchIndex, word: string, slips: number, best: Uint8Array, places: Uint8Array): void {
  const here = new Uint8Array(best.length);
  const where = new Uint8Array(best.length);
  const raise = (number: number, match: number): void => {
    for (const thing of index.inName[number] ?? []) if ((here[thing] as number) < match) here[thing] = match;
    if (match === MATCH.typo) return;
    index.beside.forEach((postings, place) => {
      for (const thing of postings[number] ?? []) {
        if (here[thing] === MATCH.none) here[thing] = MATCH.beside;
        if (where[thing] === 0 || (where[thing] as number) > place + 1) where[thing] = place + 1;
      }
    });
  };
  for (const [number, begins] of linesWith(index.words, word)) raise(number, begins ? MATCH.words : MATCH.inside);
  if (slips > 0) {
    index.words.lines.forEach((known, number) => {
      if (index.inName[number] && typoDistance(word, known, slips) <= slips) raise(number, MATCH.typo);
    });
  }
  here.forEach((match, thing) => {
    if (match === MATCH.beside && places[thing] === 0) places[thing] = where[thing] as number;
    // A whole name is only told at the end; until then its words count.
    best[thing] = Math.min(best[thing] as number, match);
  });
}
