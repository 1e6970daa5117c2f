import type { JourneyMap } from '../../model/types';
import { countDetailed } from '../count-details';
import { countedNotes, countOf } from '../count-words';
import { drawable } from './write-flowchart';
import { journeyTasks } from './write-journey';

/** What Mermaid draws of one diagram unless its page says otherwise (`maxEdges`, `maxTextSize`). */
export const MERMAID_EDGES = 500;
export const MERMAID_TEXT = 50_000;

/** What a flowchart can't carry of this map, as sentences. */
export function lossesOfFlowchart(map: JourneyMap, { data }: { readonly data: boolean }): string[] {
  const isDrawable = drawable(map);
  const hidden = map.transitions.filter((one) => !isDrawable(one)).length;
  const detailed = countDetailed(map, ['role', 'reaction', 'parent', 'phase']);
  return countedNotes([
    [
      detailed,
      (count) =>
        data
          ? `More of ${countOf(count, 'touchpoint')} than label, role, reaction, phase and parts is kept in comments (%%): Mermaid does not show it, an import here brings it back.`
          : `More of ${countOf(count, 'touchpoint')} than label, role, reaction, phase and parts is left out.`,
    ],
    [
      hidden,
      (count) =>
        `${countOf(count, 'transition')} between a touchpoint and its own parts can't be drawn by Mermaid: ${data ? 'kept in comments' : 'left out'}.`,
    ],
    [
      map.transitions.length - hidden > MERMAID_EDGES ? map.transitions.length : 0,
      (count) => `Mermaid draws ${MERMAID_EDGES} arrows unless its page raises maxEdges; this map has ${count}.`,
    ],
  ]);
}

/** Said of a flowchart that was written: only then its length is known. Comments do not count. */
export function lengthNote(text: string): string[] {
  const shown = text.replace(/^\s*%%.*\n/gm, '').length;
  if (shown <= MERMAID_TEXT) return [];
  return [`Mermaid draws ${MERMAID_TEXT} characters unless its page raises maxTextSize; this flowchart has ${shown}.`];
}

/** What a user journey can't carry of this map, as sentences. */
export function lossesOfJourney(map: JourneyMap): string[] {
  const order = journeyTasks(map).flatMap(({ tasks }) => tasks.map(({ id }) => id));
  const wanted = new Set(map.transitions.map(({ source, target }) => `${source} ${target}`));
  const made = order.slice(1).map((id, index) => `${order[index]} ${id}`);
  const kept = made.filter((step) => wanted.has(step)).length;
  const named = map.transitions.filter(({ label, share }) => label !== undefined || share !== undefined).length;
  return countedNotes([
    [
      map.transitions.length - kept,
      (count) => `${countOf(count, 'transition')} left out: a journey has no arrows, only an order.`,
    ],
    [
      made.length - kept,
      (count) => `${countOf(count, 'task')} follow another in the list without a transition between them on the map.`,
    ],
    [named, (count) => `Labels and shares of ${countOf(count, 'transition')} are left out.`],
    [
      map.touchpoints.filter(({ reaction }) => reaction === undefined).length,
      (count) => `${countOf(count, 'touchpoint')} not rated: written with the middle score, 3.`,
    ],
    [
      map.touchpoints.filter(({ parent }) => parent !== undefined).length,
      (count) => `${countOf(count, 'part')} of touchpoints written as tasks behind the whole.`,
    ],
    [
      countDetailed(map, ['reaction', 'phase', 'owner', 'parent']),
      (count) => `More of ${countOf(count, 'touchpoint')} than label, reaction, phase and owner is left out.`,
    ],
  ]);
}
