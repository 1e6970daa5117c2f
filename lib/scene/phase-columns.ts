import type { JourneyMap } from '../model/types';
import { CARD_WIDTH } from './card';
import { outerTouchpoints } from './nesting/frames';
import type { Box, Positions } from './types';

/** A phase as a column of the canvas: its cards lie between `x` and `x + width`. */
export interface PhaseColumn {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly width: number;
  /** Left edge of its cards, where a heading stands. */
  readonly headingX: number;
}

/** What of a map is looked at: frames that are open, and the touchpoint that was entered. */
export interface ColumnView {
  readonly frames?: ReadonlyMap<string, Box>;
  readonly scope?: string | null;
}

/** Cards may reach this far into a neighbouring column and it still counts as one. */
const TOLERANCE = 48;
const PADDING = 24;

/**
 * The phases in use as columns side by side, dividing lines halfway between their cards. Empty when no phase is used
 * or when the cards do not stand in columns: a heading must not stand over a card of another phase. Parts go with what
 * they are part of.
 */
export function phaseColumns(map: JourneyMap, positions: Positions, view: ColumnView = {}): PhaseColumn[] {
  const extents = new Map<string | undefined, { left: number; right: number }>();
  const known = new Set(map.phases.map(({ id }) => id));
  for (const touchpoint of outerTouchpoints(map, view.scope)) {
    const at = positions.get(touchpoint.id);
    if (!at) continue;
    const right = at.x + (view.frames?.get(touchpoint.id)?.width ?? CARD_WIDTH);
    const phase = touchpoint.phase !== undefined && known.has(touchpoint.phase) ? touchpoint.phase : undefined;
    const extent = extents.get(phase);
    if (extent) {
      extent.left = Math.min(extent.left, at.x);
      extent.right = Math.max(extent.right, right);
    } else extents.set(phase, { left: at.x, right });
  }
  const used = map.phases.flatMap(({ id, label }) => {
    const extent = extents.get(id);
    return extent ? [{ id, label, ...extent }] : [];
  });
  if (used.length === 0) return [];
  const inOrder = used.every((phase, i) => i === 0 || phase.left >= used[i - 1]!.right - TOLERANCE);
  const rest = extents.get(undefined);
  const clear =
    rest === undefined || rest.left >= used.at(-1)!.right - TOLERANCE || rest.right <= used[0]!.left + TOLERANCE;
  if (!inOrder || !clear) return [];
  const end = rest && rest.left > used[0]!.left ? (used.at(-1)!.right + rest.left) / 2 : used.at(-1)!.right + PADDING;
  return used.map((phase, i) => {
    const x = i === 0 ? phase.left - PADDING : (used[i - 1]!.right + phase.left) / 2;
    const next = used[i + 1];
    return {
      id: phase.id,
      label: phase.label,
      headingX: phase.left,
      x,
      width: (next ? (phase.right + next.left) / 2 : end) - x,
    };
  });
}
