import type { FormatId } from '@/lib/exchange/formats';
import type { JourneyMap } from '@/lib/model/types';
import { putIn } from '../../actions/put-in';
import type { ReadAnswer } from '../../reading/read-given';
import type { Editor } from '../../store/types';

/**
 * `merge`: adds what is new and overwrites what has the same id. `add`: all of it as new touchpoints, in free room.
 * `replace`: instead of what is there.
 */
export type ImportMode = 'merge' | 'add' | 'replace';

/** Formats whose ids are there to be met again: of what is drawn or written by hand, `A` is another `A` in every file. */
const KEEPS_IDS: ReadonlySet<FormatId> = new Set<FormatId>(['json', 'png', 'svg', 'canvas']);

/** How a file is added where nobody says how. A table is met again when it has a column of ids. */
export function usualMode({ format, mapping }: Pick<ReadAnswer, 'format' | 'mapping'>): 'merge' | 'add' {
  const named = mapping?.columns.some(({ target }) => target === 'id') === true;
  return named || (format !== null && KEEPS_IDS.has(format)) ? 'merge' : 'add';
}

/** How many touchpoints of a file have an id that the map has already. */
export function countMet(map: JourneyMap, incoming: JourneyMap): number {
  const known = new Set(map.touchpoints.map(({ id }) => id));
  return incoming.touchpoints.filter(({ id }) => known.has(id)).length;
}

/** Takes a map into the open one as one undo step; true when it was done. */
export function performImport(editor: Editor, map: JourneyMap, mode: ImportMode): boolean {
  if (mode === 'add') return putIn(editor, map);
  return editor.run([{ type: mode, map }]);
}
