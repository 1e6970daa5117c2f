import { foldText } from './fold-text';

/** A text that something is found by, folded. */
export interface Folded {
  readonly text: string;
  readonly words: readonly string[];
}

export const NO_TEXT: Folded = { text: '', words: [] };

export function fold(text: string): Folded {
  const folded = foldText(text);
  return folded === '' ? NO_TEXT : { text: folded, words: folded.split(' ') };
}

/** What can be found: by its name first, then by other texts of it, the more telling ones first. */
export interface Findable {
  readonly name: Folded;
  readonly beside: readonly Folded[];
}

/**
 * All words of many things, each word once, as one long text: the engine's own search in that is so fast that each
 * keystroke can begin anew. Made once for a state of the map.
 */
export interface SearchIndex {
  readonly names: readonly Folded[];
  /** Names without their blanks, one a line, and where each line begins. */
  readonly compact: Lines;
  /** All words, one a line, in the order of their numbers. */
  readonly words: Lines;
  /** For each word the things with it in their name, and for each other text those with it there. */
  readonly inName: Postings;
  readonly beside: readonly Postings[];
}

/** For each word the numbers of the things that have it. */
type Postings = readonly (readonly number[] | undefined)[];

export function buildIndex(things: readonly Findable[]): SearchIndex {
  const numbers = new Map<string, number>();
  const note = (postings: (number[] | undefined)[], words: readonly string[], thing: number): void => {
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      const list = postings[number];
      if (!list) postings[number] = [thing];
      else if (list.at(-1) !== thing) list.push(thing);
    }
  };
  const inName: (number[] | undefined)[] = [];
  const beside: (number[] | undefined)[][] = [];
  things.forEach(({ name, beside: texts }, thing) => {
    note(inName, name.words, thing);
    texts.forEach(({ words }, place) => {
      beside[place] ??= [];
      note(beside[place], words, thing);
    });
  });
  return {
    names: things.map(({ name }) => name),
    compact: toLines(things.map(({ name }) => name.words.join(''))),
    words: toLines([...numbers.keys()]),
    inName,
    beside,
  };
}

/** Texts without line breaks as the lines of one text. */
export interface Lines {
  readonly lines: readonly string[];
  readonly text: string;
  readonly starts: readonly number[];
}

function toLines(lines: readonly string[]): Lines {
  const starts: number[] = [];
  let at = 1;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return { lines, text: `\n${lines.join('\n')}\n`, starts };
}

/** The number of each line that has a text, and whether it begins with it; lines in order, each once. */
export function* linesWith(
  { text, starts }: Lines,
  wanted: string,
): Generator<readonly [line: number, begins: boolean]> {
  let line = -1;
  for (let at = text.indexOf(wanted); at >= 0; ) {
    line = lineAt(starts, at, line + 1);
    yield [line, starts[line] === at];
    const next = starts[line + 1];
    if (next === undefined) return;
    at = text.indexOf(wanted, next);
  }
}

/** The last line, from `from` on, that begins at or before a place. */
function lineAt(starts: readonly number[], place: number, from: number): number {
  let [low, high] = [from, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
