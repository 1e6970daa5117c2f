import type { Verdict } from '../analysis/types';
import { chainsLine } from '../analysis/words/chains-line';
import { countOf, countWord } from '../analysis/words/count-words';
import { capital, quoteLabel } from '../analysis/words/quote-label';
import type { Reaction } from '../model/types';
import { isSame, type MapComparison, type NamedTouchpoint } from './compare-maps';

/** Things of one kind that differ. */
export interface ComparisonPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Longer lists say how much is left out. */
export const LISTED = 12;

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  intact: 'intact',
  'at-risk': 'at risk',
  broken: 'broken',
  incomplete: 'incomplete',
};

/** What has become of the chains since then, in a sentence or two. */
export function comparisonSentence(comparison: MapComparison): string {
  if (isSame(comparison)) return 'Nothing has changed since then.';
  const { chainChanges } = comparison;
  if (!chainChanges) return chainsThenAndNow(comparison);
  const { restored, broken, came, went } = chainChanges;
  const news = [
    restored > 0 && `${countOf(restored, 'chain')} came back`,
    broken > 0 && `${restored > 0 ? countWord(broken) : countOf(broken, 'chain')} broke`,
    total(came) > 0 && `${countOf(total(came), 'chain')} ${total(came) === 1 ? 'is' : 'are'} new (${working(came)})`,
    total(went) > 0 && `${countOf(total(went), 'chain')} ${total(went) === 1 ? 'is' : 'are'} gone (${worked(went)})`,
  ].filter((part) => part !== false);
  return news.length === 0
    ? 'Since then no chain came back and none broke.'
    : `Since then ${news.slice(0, -1).join(', ')}${news.length > 1 ? ' and ' : ''}${news.at(-1)}.`;
}

/** How many chains worked then and do now, in a line. */
export function chainsThenAndNow({ chains: { was, now } }: MapComparison): string {
  const before = was.total === 0n ? 'there was no chain' : chainsLine(was).replace(/\bwork(s?)$/, 'worked');
  return `Then ${before}, now ${now.total === 0n ? 'there is none' : chainsLine(now)}.`;
}

/** Everything else that differs, part by part. */
export function comparisonParts(comparison: MapComparison): ComparisonPart[] {
  const { starts, came, went, renamed, rated, edited, moved, transitions } = comparison;
  const others = [
    comparison.title && 'The title.',
    comparison.phases && 'The phases.',
    transitions.came > 0 && `${capital(countOf(transitions.came, 'transition'))} came.`,
    transitions.went > 0 && `${capital(countOf(transitions.went, 'transition'))} went.`,
    transitions.edited > 0 &&
      `${capital(countOf(transitions.edited, 'transition'))} differ${transitions.edited === 1 ? 's' : ''}.`,
    moved > 0 && `${capital(countOf(moved, 'touchpoint'))} stand${moved === 1 ? 's' : ''} elsewhere.`,
    comparison.rest && 'The rules of the map, or keys of its file that this program does not know.',
  ].filter((line) => line !== false);
  const parts: readonly ComparisonPart[] = [
    {
      heading: 'Starts',
      lines: starts.map(
        (one) => `${capital(quoteLabel(one.label))}: ${verdict(one.was)} then, ${verdict(one.now)} now.`,
      ),
    },
    {
      heading: 'Rated differently',
      lines: rated.map(
        (one) => `${capital(quoteLabel(one.label))}: ${reaction(one.was)} then, ${reaction(one.now)} now.`,
      ),
    },
    { heading: 'New touchpoints', lines: names(came) },
    { heading: 'Touchpoints that are gone', lines: names(went) },
    {
      heading: 'Renamed',
      lines: renamed.map((one) => `${capital(quoteLabel(one.was))} is now ${quoteLabel(one.now)}.`),
    },
    { heading: 'Changed otherwise', lines: names(edited) },
    { heading: 'Also different', lines: others },
  ];
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => ({ heading, lines: shorten(lines) }));
}

function shorten(lines: readonly string[]): readonly string[] {
  if (lines.length <= LISTED) return lines;
  return [...lines.slice(0, LISTED), `And ${countWord(lines.length - LISTED)} more.`];
}

const names = (items: readonly NamedTouchpoint[]): string[] =>
  items.map(({ label }) => `${capital(quoteLabel(label))}.`);
const verdict = (value: Verdict | null): string => (value === null ? 'no start' : VERDICT_WORDS[value]);
const reaction = (value: Reaction | null): string => value ?? 'not rated';
const total = (chains: { readonly working: number; readonly broken: number }): number => chains.working + chains.broken;

/** Of chains that are there: how many of them work. */
function working(chains: { readonly working: number; readonly broken: number }): string {
  return share(chains, 'works', 'work');
}

function worked(chains: { readonly working: number; readonly broken: number }): string {
  return share(chains, 'worked', 'worked');
}

function share(
  { working: some, broken }: { readonly working: number; readonly broken: number },
  one: string,
  many: string,
): string {
  if (broken === 0) return some === 1 ? `it ${one}` : `all ${many}`;
  if (some === 0) return broken === 1 ? `it ${one === 'works' ? 'is' : 'was'} broken` : `none ${one}`;
  return `${countWord(some)} ${some === 1 ? one : many}`;
}
