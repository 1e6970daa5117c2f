import type { Outline } from '@/lib/outline/build-outline';
import type { OutlineRow } from '@/lib/outline/outline-rows';

/** Letters that come closer together than this are one word. */
const PAUSE_MS = 700;

/**
 * Finds the row whose label begins with what was typed, from the active one on and round. Gives a function of a typed
 * character: the index to go to, or null when it was none of ours.
 */
export function createTypeahead(): (
  key: string,
  timeStamp: number,
  at: number,
  rows: readonly OutlineRow[],
  outline: Outline,
) => number | null {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  return (key, timeStamp, at, rows, outline) => {
    const going = timeStamp - last < PAUSE_MS;
    // Digits rate, at once; a blank belongs to a word that has begun.
    if ([...key].length !== 1 || /[\d?/]/.test(key) || (!going && !/\p{L}/u.test(key))) return null;
    typed = going ? typed + key : key;
    last = timeStamp;
    const word = fold(typed);
    // One letter goes on to the next row; more of a word may stay where it is.
    const from = [...typed].length === 1 ? at + 1 : at;
    for (let step = 0; step < rows.length; step += 1) {
      const index = (from + step) % rows.length;
      const row = rows[index];
      if (row && fold(labelOf(row, outline)).startsWith(word)) return index;
    }
    return at;
  };
}

function labelOf(row: OutlineRow, outline: Outline): string {
  if (row.kind === 'phase') return row.phase?.label ?? '';
  return row.kind === 'touchpoint' ? (outline.touchpoints.get(row.id)?.label ?? '') : '';
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase();
}
