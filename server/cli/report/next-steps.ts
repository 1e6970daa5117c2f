import { mendList } from '@/lib/analysis/words/mend-list';
import { listOf, shortLine } from './names';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** More advice than this helps nobody. */
const MOST = 4;

/** What to do now, the most pressing first. */
export function tellNextSteps(sheet: Sheet, source: ReportSource): void {
  const steps = [
    ...whereItBegins(source),
    ...toMend(source),
    ...toFinish(source),
    ...toSettle(source),
    ...toMeasure(source),
    ...toRate(source),
  ];
  if (steps.length === 0) return;
  sheet.heading('What to do next');
  steps.slice(0, MOST).forEach((step, index) => {
    sheet.text(step, { mark: `${index + 1}.`, indent: 2 });
  });
}

function whereItBegins({ map, analysis }: ReportSource): string[] {
  if (map.touchpoints.length === 0) return ['Draw the first touchpoint: where does a customer meet you?'];
  if ((analysis.scopes[0]?.starts.length ?? 0) > 0) return [];
  return ['Mark the touchpoints where customers come in as starts, and those where they have arrived as final.'];
}

function toMend({ map, analysis, nameOf }: ReportSource): string[] {
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
  const names = known.length > 0 ? ` (${known.length === 1 ? 'owner' : 'owners'}: ${known.join(', ')})` : '';
  const missing = owners.includes('') ? ` Find somebody who takes ${ids.length === 1 ? 'it' : 'them'} on.` : '';
  return [`Mend ${listOf(ids, nameOf)}${names}.${missing}`];
}

function toFinish({ analysis, nameOf }: ReportSource): string[] {
  const open = (analysis.scopes[0]?.starts ?? []).filter(({ verdict }) => verdict === 'incomplete');
  if (open.length === 0) return [];
  return [
    `Draw the way on from ${listOf(
      open.map(({ id }) => id),
      nameOf,
    )}, up to a final touchpoint.`,
  ];
}

function toSettle({ analysis, nameOf }: ReportSource): string[] {
  const disputed = analysis.disputes.filter(({ flips }) => flips.length > 0).map(({ id }) => id);
  if (disputed.length === 0) return [];
  return [
    `Talk about ${listOf(disputed, nameOf)}: people disagree whether ${disputed.length === 1 ? 'it is' : 'they are'} negative, and a verdict hangs on it.`,
  ];
}

function toMeasure({ map, analysis, nameOf }: ReportSource): string[] {
  const guessed = map.touchpoints
    .filter(({ id, dropOff }) => dropOff === undefined && (analysis.figures.get(id)?.loss ?? 0) > 0)
    .filter(({ id }) => analysis.touchpoints.get(id)?.negative && !analysis.touchpoints.get(id)?.brokenInside)
    .map(({ id }) => id);
  if (guessed.length === 0) return [];
  return [`Measure how many customers leave at ${listOf(guessed, nameOf)}: until then, everybody is taken to.`];
}

function toRate({ analysis, nameOf }: ReportSource): string[] {
  const unrated = [...analysis.touchpoints.values()].filter(({ reaction }) => reaction === null).map(({ id }) => id);
  if (unrated.length === 0) return [];
  const count = unrated.length === 1 ? 'it counts' : 'they count';
  return [`Rate ${listOf(unrated, nameOf)}: nobody has yet, and until then ${count} as not negative.`];
}
