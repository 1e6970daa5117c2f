import type { JourneyMap } from '../../model/types';
import { countedNotes, countOf } from '../count-words';

/** What an outline can't carry of this map, as sentences. */
export function lossesOfOutline(map: JourneyMap): string[] {
  const listed = new Set(map.phases.map(({ id }) => id));
  const placed = map.touchpoints.filter(({ x, y, width, height }) =>
    [x, y, width, height].some((one) => one !== undefined),
  );
  const extra = [...map.touchpoints, ...map.transitions, ...map.phases, map].filter((one) => one.extra !== undefined);
  const phases = map.touchpoints.filter(
    ({ phase, parent }) => phase !== undefined && (parent !== undefined || !listed.has(phase)),
  );
  return countedNotes([
    [
      placed.length,
      (count) => `The places of ${countOf(count, 'touchpoint')} are left out: an import lays the map out anew.`,
    ],
    [
      phases.length,
      (count) =>
        `The phases of ${countOf(count, 'touchpoint')} that are parts, or in no phase of the list, are left out.`,
    ],
    [extra.length, (count) => `Keys that the program does not know, in ${countOf(count, 'item')}, are left out.`],
    [map.rules === undefined ? 0 : 1, () => 'How much each rule of analysis weighs is left out.'],
  ]);
}
