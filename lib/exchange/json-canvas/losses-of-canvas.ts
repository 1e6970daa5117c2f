import type { JourneyMap } from '../../model/types';
import { countDetailed } from '../count-details';
import { countedNotes, countOf } from '../count-words';
import { drawnPhases } from './canvas-boxes';
import type { CanvasOptions } from './write-canvas';

/** What a JSON Canvas can't carry of this map, or only under a key of our own, as sentences. */
export function lossesOfCanvas(map: JourneyMap, { data, boxes }: CanvasOptions): string[] {
  const drawn = drawnPhases(map, boxes);
  const used = new Set(map.touchpoints.map(({ phase }) => phase));
  const hidden = map.phases.filter(({ id }) => used.has(id) && !drawn.has(id)).length;
  const kept = data ? 'kept in the file, but not shown by other programs' : 'left out';
  return countedNotes([
    [
      countDetailed(map, ['x', 'y', 'width', 'height', 'reaction', 'parent', 'phase', 'notes']),
      (count) =>
        `More of ${countOf(count, 'touchpoint')} than label, notes, reaction, place, phase and parts is ${kept}.`,
    ],
    [
      hidden,
      (count) => `${countOf(count, 'phase')} whose touchpoints stand among others: drawn without a group, ${kept}.`,
    ],
    [
      data ? 0 : map.touchpoints.filter(({ label }) => label.includes('\n')).length,
      (count) => `${countOf(count, 'label')} with line breaks: an import takes the first line, the rest as notes.`,
    ],
  ]);
}
