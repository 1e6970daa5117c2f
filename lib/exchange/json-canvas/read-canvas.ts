import { countedNotes, countOf } from '../count-words';
import { finishRead, type ReadResult } from '../read-result';
import { canvasToMap } from './canvas-to-map';
import { parseCanvas } from './parse-canvas';

/** A map from a JSON Canvas 1.0, whoever wrote it. */
export function readCanvas(text: string): ReadResult {
  const parsed = parseCanvas(text);
  if (!parsed.ok) return parsed;
  const { found, counts } = canvasToMap(parsed.canvas);
  return finishRead(
    found,
    countedNotes([
      [
        counts.headless,
        (count) => `${countOf(count, 'line')} without an arrowhead: read as going forward, as drawn. Look at them.`,
      ],
      [counts.colors, (count) => `${countOf(count, 'colour')} kept, but not read as reactions.`],
      [counts.damaged, (count) => `What the file keeps of ${countOf(count, 'item')} is damaged and left out.`],
    ]),
  );
}
