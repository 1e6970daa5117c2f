/** Free pixels between two cards of a column, between two columns, and between two phases. */
export const ROW_GAP = 24;
export const COLUMN_GAP = 80;
export const PHASE_GAP = 32;
/** Cards stand on a grid of so many pixels. */
export const GRID = 8;

/** The next multiple of the grid. */
export function onGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}
