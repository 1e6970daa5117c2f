import { lanesOf } from '../../store/lanes/lanes-of';
import type { EditorState } from '../../store/types';

/** The heads of columns with the room below them, and those of rows with the room beside, in screen pixels. */
const COLUMN_HEADS = 34;
const ROW_HEADS = 128;
/** On a narrower window names of rows may lie over cards: there is no room to spare. */
const NARROW = 768;

/** What heads of lanes cover of a canvas of that width, below the bar and at the left edge. */
export function laneHeads(state: EditorState, width: number): { readonly top: number; readonly left: number } {
  if (state.walk?.presenting) return { top: 0, left: 0 };
  const { columns, rows } = lanesOf(state);
  return { top: columns.length > 0 ? COLUMN_HEADS : 0, left: rows.length > 0 && width >= NARROW ? ROW_HEADS : 0 };
}
