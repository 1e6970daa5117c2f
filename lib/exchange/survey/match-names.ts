import type { JourneyMap } from '../../model/types';
import { foldText } from '../../search/fold-text';
import { LONGEST_TYPED, slipsAllowed, typoDistance } from '../../search/typo-distance';

/** What a survey calls a touchpoint, and which of the map it may be. */
export interface NameMatch {
  readonly name: string;
  /** Answers that have it. */
  readonly count: number;
  /**
   * `same`: one touchpoint is called so, but for case and accents; `near`: one alone is but a slip or a word away;
   * `unsure`: a person has to choose, among several or whether it is this one; `none`: nothing is like it.
   */
  readonly how: 'same' | 'near' | 'unsure' | 'none';
  /** Ids, the likeliest first, at most `MOST_CANDIDATES`. */
  readonly candidates: readonly string[];
  /** The one that is taken unless a person chooses: null for none. */
  readonly chosen: string | null;
}

const MOST_CANDIDATES = 5;
/** Pairs of words of names and of labels that are compared letter by letter; beyond, only the same names are found. */
const MOST_COMPARED = 1_000_000;
/** Words of a name that are compared. */
const MOST_WORDS = 12;
/** Share of the words that two names have in common when one of them is taken for the other. */
const ENOUGH = 0.6;

/** Touchpoints of one folded label. */
interface Label {
  readonly text: string;
  readonly words: readonly string[];
  readonly ids: string[];
}

/**
 * Which touchpoint each name of a survey means: by label but for case, accents and punctuation, by id, else by the words
 * and letters that are like it. Each name once, in the order in which they come.
 */
export function matchNames(map: Pick<JourneyMap, 'touchpoints'>, names: readonly string[]): NameMatch[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ids = new Set(map.touchpoints.map(({ id }) => id));
  const labels = new Map<string, Label>();
  for (const { id, label } of map.touchpoints) {
    const text = foldText(label);
    const same = labels.get(text);
    if (same) same.ids.push(id);
    else labels.set(text, { text, words: wordsOf(text), ids: [id] });
  }
  const compare = countWords(counts.keys()) * countWords(labels.keys()) <= MOST_COMPARED;
  return [...counts].map(([name, count]): NameMatch => {
    const text = foldText(name);
    const same = text === '' ? [] : (labels.get(text)?.ids ?? []);
    if (same.length > 0) return matchOf(name, count, 'same', same);
    if (ids.has(name)) return matchOf(name, count, 'same', [name]);
    if (text === '' || !compare) return matchOf(name, count, 'none', []);
    const { sure, candidates } = findNear(text, [...labels.values()]);
    return matchOf(name, count, candidates.length === 0 ? 'none' : sure ? 'near' : 'unsure', candidates);
  });
}

function matchOf(name: string, count: number, how: NameMatch['how'], candidates: readonly string[]): NameMatch {
  const [only] = candidates;
  const unsure = how === 'unsure' || candidates.length > 1;
  return {
    name,
    count,
    how: unsure ? 'unsure' : how,
    candidates: candidates.slice(0, MOST_CANDIDATES),
    chosen: unsure ? null : (only ?? null),
  };
}

/** The touchpoints whose labels are a slip away from a folded name; without such, those that share words, most first. */
function findNear(
  text: string,
  labels: readonly Label[],
): { readonly sure: boolean; readonly candidates: readonly string[] } {
  const slips = labels.filter((label) => isSlip(text, label.text)).flatMap(({ ids }) => ids);
  if (slips.length > 0) return { sure: true, candidates: slips };
  const words = wordsOf(text);
  const partly = labels.flatMap((label) => {
    const common = words.filter((word) => label.words.some((other) => isSlip(word, other))).length;
    const share = common / Math.max(words.length, label.words.length);
    const isPart = common > 0 && (common === words.length || common === label.words.length);
    return isPart || share >= ENOUGH ? [{ ids: label.ids, share }] : [];
  });
  partly.sort((a, b) => b.share - a.share);
  return { sure: (partly[0]?.share ?? 0) >= ENOUGH, candidates: partly.flatMap(({ ids }) => ids) };
}

/** Words that are compared of all these texts. */
function countWords(texts: Iterable<string>): number {
  let count = 0;
  for (const text of texts) count += wordsOf(text).length;
  return count;
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').slice(0, MOST_WORDS);
}

/** The same but for as many slips of the finger as a word of its length is forgiven, in both directions. */
function isSlip(a: string, b: string): boolean {
  if (a === b) return true;
  const most = slipsAllowed(a);
  if (most === 0 || Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > LONGEST_TYPED) return false;
  return typoDistance(a, b, most) <= most && typoDistance(b, a, most) <= most;
}
