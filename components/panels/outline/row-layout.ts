import type { OutlineRow } from '@/lib/outline/outline-rows';
import { phaseKey, touchpointKey } from '@/lib/outline/outline-rows';
import type { Draft } from '../../store/types';

/** Heights of rows in pixels; every one is a target of at least 24. */
export const ROW_HEIGHT: Readonly<Record<OutlineRow['kind'], number>> = {
  phase: 36,
  touchpoint: 44,
  link: 30,
  finding: 42,
};
/** Each level stands this far to the right of the one above. */
export const INDENT = 14;
/** Rows beyond what is seen that are there all the same. */
const OVERSCAN = 6;

/** Where a new touchpoint gets its name: above the row at `index`. */
export interface Slot {
  readonly index: number;
  readonly level: number;
}

export interface RowLayout {
  /** Upper edge of each row, in pixels. */
  readonly tops: readonly number[];
  readonly height: number;
  /** Upper edge of the room for a new touchpoint; null when none is made. */
  readonly slotTop: number | null;
}

/** Where the rows stand; with room for a new touchpoint, if one is being made. */
export function layOutRows(rows: readonly OutlineRow[], slot: Slot | null): RowLayout {
  const tops: number[] = [];
  let y = 0;
  let slotTop: number | null = null;
  rows.forEach((row, index) => {
    if (slot?.index === index) {
      slotTop = y;
      y += ROW_HEIGHT.touchpoint;
    }
    tops.push(y);
    y += ROW_HEIGHT[row.kind];
  });
  if (slot && slotTop === null) {
    slotTop = y;
    y += ROW_HEIGHT.touchpoint;
  }
  return { tops, height: y, slotTop };
}

/** Indices of the rows to be there: those that are seen, some around, and the active one wherever it is. */
export function rowsInView(tops: readonly number[], from: number, to: number, active: number): readonly number[] {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) + ROW_HEIGHT.touchpoint < from) low = middle + 1;
    else high = middle;
  }
  const first = Math.max(0, low - OVERSCAN);
  let end = low;
  while (end < tops.length && (tops[end] ?? 0) < to) end += 1;
  const last = Math.min(tops.length, end + OVERSCAN);
  const shown = Array.from({ length: last - first }, (_, index) => first + index);
  if (active >= 0 && active < first) return [active, ...shown];
  return active >= last && active < tops.length ? [...shown, active] : shown;
}

/** Where a new touchpoint will stand in the outline. */
export function slotOf(draft: Draft, rows: readonly OutlineRow[]): Slot {
  const find = (key: string): number => rows.findIndex((row) => row.key === key);
  const after = (at: number): number => {
    const level = rows[at]?.level ?? 0;
    const next = rows.findIndex((row, index) => index > at && row.level <= level);
    return next < 0 ? rows.length : next;
  };
  const to = draft.to === undefined ? -1 : find(touchpointKey(draft.to));
  if (to >= 0) return { index: to, level: rows[to]?.level ?? 1 };
  const from = draft.from === undefined ? -1 : find(touchpointKey(draft.from));
  if (from >= 0) return { index: after(from), level: rows[from]?.level ?? 1 };
  const whole = draft.parent === undefined ? -1 : find(touchpointKey(draft.parent));
  if (whole >= 0) return { index: after(whole), level: (rows[whole]?.level ?? 0) + 1 };
  const phase = find(phaseKey(draft.phase === undefined ? null : { id: draft.phase, label: '' }));
  if (phase >= 0) return { index: after(phase), level: 2 };
  return { index: rows.length, level: 1 };
}
