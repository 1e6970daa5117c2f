import type { Analysis } from '../analysis/types';
import { mendList } from '../analysis/words/mend-list';
import type { JourneyMap } from '../model/types';
import { listOf, type NameOf, shortLine } from './names';

/** More advice than this helps nobody. */
const MOST = 4;

/** What advice is made from. */
export interface AdviceSource {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly nameOf: NameOf;
  /** False: nobody who owns a touchpoint is named. */
  readonly names?: boolean;
}

/** What to do now, the most pressing first, each in a sentence or two. */
export function nextSteps(source: AdviceSource): readonly string[] {
  return [
    ...whereItBegins(source),
    ...toMend(source),
    ...toFinish(source),
    ...toSettle(source),
    ...toMeasure(source),
    ...toRate(source),
  ].slice(0, MOST);
}

function whereItBegins({ map, analysis }: AdviceSource): string[] {
  if (map.touchpoints.length === 0) return ['Draw the first touchpoint: where does a customer meet you?'];
  if ((analysis.scopes[0]?.starts.length ?? 0) > 0) return [];
  return ['Mark the touchpoints where customers come in as starts, and those where they have arrived as final.'];
}

function toMend({ map, analysis, nameOf, names: told = true }: AdviceSource): string[] {
  const set = analysis.repairs.touchpoints;
  const ids =
    set.length > 0
      ? set
      : mendList(analysis)
          .slice(0, 1)
          .map(({ id }) => id);
  if (ids.length === 0) return [];
  const owners = ids.map((id) => shortLine(map.touchpoints.find((touchpoint) => touchpoint.id === id)?.owner ?? ''));
  const known = [...new Set(owners.filter((owner) => owner !== ''))];
  const names = told && known.length > 0 ? ` (${known.length === 1 ? 'owner' : 'owners'}: ${known.join(', ')})` : '';
  const missing = owners.includes('') ? ` Find somebody who takes ${ids.length === 1 ? 'it' : 'them'} on.` : '';
  return [`Mend ${listOf(ids, nameOf)}${names}.${missing}`];
}

function toFinish({ analysis, nameOf }: AdviceSource): string[] {
  const open = (analysis.scopes[0]?.starts ?? []).filter(({ verdict }) => verdict === 'incomplete');
  if (open.length === 0) return [];
  return [
    `Draw the way on from ${listOf(
      open.map(({ id }) => id),
      nameOf,
    )}, up to a final touchpoint.`,
  ];
}

function toSettle({ analysis, nameOf }: AdviceSource): string[] {
  const disputed = analysis.disputes.filter(({ flips }) => flips.length > 0).map(({ id }) => id);
  if (disputed.length === 0) return [];
  return [
    `Talk about ${listOf(disputed, nameOf)}: people disagree whether ${disputed.length === 1 ? 'it is' : 'they are'} negative, and a verdict hangs on it.`,
  ];
}

function toMeasure({ map, analysis, nameOf }: AdviceSource): string[] {
  const guessed = map.touchpoints
    .filter(({ id, dropOff }) => dropOff === undefined && (analysis.figures.get(id)?.loss ?? 0) > 0)
    .filter(({ id }) => analysis.touchpoints.get(id)?.negative && !analysis.touchpoints.get(id)?.brokenInside)
    .map(({ id }) => id);
  if (guessed.length === 0) return [];
  return [`Measure how many customers leave at ${listOf(guessed, nameOf)}: until then, everybody is taken to.`];
}

function toRate({ analysis, nameOf }: AdviceSource): string[] {
  const unrated = [...analysis.touchpoints.values()].filter(({ reaction }) => reaction === null).map(({ id }) => id);
  if (unrated.length === 0) return [];
  const count = unrated.length === 1 ? 'it counts' : 'they count';
  return [`Rate ${listOf(unrated, nameOf)}: nobody has yet, and until then ${count} as not negative.`];
}
