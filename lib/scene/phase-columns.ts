import type { JourneyMap } from '../model/types';
import { CARD_WIDTH } from './card';
import { type Band, type BandItem, type BandRoom, layBands } from './lanes/bands';
import { type PhaseColor, phaseColor } from './lanes/phase-color';
import { outerTouchpoints } from './nesting/frames';
import type { Box, Positions } from './types';

/** A phase as a column of the canvas: its cards lie between `x` and `x + width`. */
export interface PhaseColumn {
  readonly id: string;
  readonly label: string;
  readonly color: PhaseColor | null;
  readonly x: number;
  /** 0 where there is no room for a column without cards. */
  readonly width: number;
  /** Left edge of its cards, where a heading stands. */
  readonly headingX: number;
  /** No card stands in it. */
  readonly empty: boolean;
}

/** What of a map is looked at: frames that are open, and the touchpoint that was entered. */
export interface ColumnView {
  readonly frames?: ReadonlyMap<string, Box>;
  readonly scope?: string | null;
}

/** From the border of a column to its cards. */
export const COLUMN_PADDING = 24;
/** Width of a column without cards: room for one. */
export const EMPTY_COLUMN = CARD_WIDTH + 2 * COLUMN_PADDING;
/** So far beyond its cards a column still takes a card that is dropped. */
export const COLUMN_REACH = 160;

const ROOM: BandRoom = { pad: COLUMN_PADDING, empty: EMPTY_COLUMN, reach: COLUMN_REACH, beyond: 80 };

/**
 * The phases as columns side by side in their order, dividing lines halfway between their cards. Empty when there are
 * none, and when more than a quarter of the cards that have a phase do not stand in its column: a heading must not stand
 * over cards of other phases. Parts go with what they are part of.
 */
export function phaseColumns(map: JourneyMap, positions: Positions, view: ColumnView = {}): PhaseColumn[] {
  const bands = phaseBands(map, positions, view) ?? [];
  return bands.map(({ from, to, content, empty }, i) => {
    const phase = map.phases[i] as JourneyMap['phases'][number];
    const { id, label } = phase;
    return { id, label, color: phaseColor(phase), x: from, width: to - from, headingX: content, empty };
  });
}

/** Columns that a picture shows: those with cards, and those between them. */
export function columnsInUse(columns: readonly PhaseColumn[]): PhaseColumn[] {
  const first = columns.findIndex(({ empty }) => !empty);
  const last = columns.findLastIndex(({ empty }) => !empty);
  return first < 0 ? [] : columns.slice(first, last + 1).filter(({ width }) => width > 0);
}

function phaseBands(map: JourneyMap, positions: Positions, view: ColumnView): Band[] | null {
  if (map.phases.length === 0) return null;
  const order = new Map(map.phases.map(({ id }, i) => [id, i]));
  const items = outerTouchpoints(map, view.scope).flatMap(({ id, phase }): BandItem[] => {
    const at = positions.get(id);
    if (!at) return [];
    const high = at.x + (view.frames?.get(id)?.width ?? CARD_WIDTH);
    return [{ low: at.x, high, band: phase === undefined ? null : (order.get(phase) ?? null) }];
  });
  return layBands(items, map.phases.length, ROOM);
}
