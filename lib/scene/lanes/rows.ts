import { AREAS, CUSTOMERS, type JourneyMap, type Touchpoint } from '../../model/types';
import { CARD_ABOVE, CARD_BELOW, cardSize } from '../card';
import { outerTouchpoints } from '../nesting/frames';
import type { ColumnView } from '../phase-columns';
import type { Positions } from '../types';
import { type BandItem, type BandRoom, layBands } from './bands';

/** What rows of a map may stand for. */
export const ROW_FIELDS = ['customer', 'area'] as const;
export type RowField = (typeof ROW_FIELDS)[number];
export type RowValue = NonNullable<Touchpoint[RowField]>;

/** A row of the canvas: the touchpoints with one value of a field lie between `y` and `y + height`. */
export interface LaneRow {
  /** Null in the row of those that say nothing. */
  readonly value: RowValue | null;
  readonly label: string;
  readonly y: number;
  readonly height: number;
  readonly empty: boolean;
  /** Where the first card of an empty row would stand. */
  readonly contentY: number;
}

/** Free pixels between the cards of two rows, captions and tags not counted. */
export const ROW_GAP = 72;
/** So far beyond its cards a row still takes a card that is dropped. */
export const ROW_REACH = 120;
const PADDING = ROW_GAP / 2;
const EMPTY_ROW = 168;
const ROOM: BandRoom = { pad: PADDING, empty: EMPTY_ROW, reach: ROW_REACH, beyond: 48 };

const WORDS: Readonly<Record<RowValue, string>> = {
  potential: 'Potential customers',
  current: 'Current customers',
  former: 'Former customers',
  premises: 'Office and premises',
  product: 'Product itself',
  technology: 'Technology',
  people: 'People',
};

/** The values of a field in the order of their rows; null for 'not said' comes last. */
export function rowValues(field: RowField): readonly (RowValue | null)[] {
  return [...(field === 'customer' ? CUSTOMERS : AREAS), null];
}

/** The name of a row. */
export function rowLabel(value: RowValue | null, field: RowField): string {
  if (value !== null) return WORDS[value];
  return field === 'customer' ? 'Customer not said' : 'Area not said';
}

/** The index of a touchpoint's row among `rowValues`. */
export function rowOf(touchpoint: Touchpoint, field: RowField): number {
  const values = rowValues(field);
  const value = touchpoint[field];
  return value === undefined ? values.length - 1 : values.indexOf(value);
}

/** Rows under each other, found from where the cards stand, as columns of phases are. Empty when they stand in none. */
export function laneRows(map: JourneyMap, positions: Positions, field: RowField, view: ColumnView = {}): LaneRow[] {
  const values = rowValues(field);
  const items = outerTouchpoints(map, view.scope).flatMap((touchpoint): BandItem[] => {
    const at = positions.get(touchpoint.id);
    if (!at) return [];
    const height = view.frames?.get(touchpoint.id)?.height ?? cardSize(touchpoint).height;
    return [{ low: at.y - CARD_ABOVE, high: at.y + height + CARD_BELOW, band: rowOf(touchpoint, field) }];
  });
  const bands = items.length > 0 ? (layBands(items, values.length, ROOM) ?? []) : [];
  return bands.flatMap(({ from, to, content, empty }, i): LaneRow[] => {
    const value = values[i] ?? null;
    // Whoever says nothing needs no row kept free.
    if (value === null && empty) return [];
    const label = rowLabel(value, field);
    return [{ value, label, y: from, height: to - from, empty, contentY: content + CARD_ABOVE }];
  });
}
