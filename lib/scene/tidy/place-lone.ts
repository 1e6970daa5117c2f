import { CARD_ABOVE, CARD_BELOW, CARD_WIDTH } from '../card';
import { COLUMN_GAP, onGrid, ROW_GAP } from './gaps';

/** What placing needs to know of all vertices and of the room that is left. */
export interface LoneRoom {
  readonly columns: readonly number[];
  /** First layer of each column. */
  readonly firstOf: readonly number[];
  readonly count: number;
  /** Where each layer is free from. */
  readonly floor: Float64Array;
  readonly heights: readonly number[];
  readonly widths: readonly number[];
  readonly layer: Int32Array;
  /** Left edges of the layers. */
  readonly xs: readonly number[];
  /** Something is laid out above. */
  readonly linked: boolean;
  /** All touchpoints of the map are in one column. */
  readonly single: boolean;
  /** Left and top as they stand now; undefined when they stand nowhere. */
  readonly nowOf: (vertex: number) => { readonly x: number; readonly y: number } | undefined;
}

type Put = (vertex: number, x: number, y: number) => void;

/** Tops that differ by less are of one row. */
const SAME_ROW = 60;

/** Touchpoints without a transition stand in rows below the rest: in their phase's column, or side by side. */
export function placeLone(given: readonly number[], room: LoneRoom, put: Put): void {
  if (room.single) {
    placeInRows(asTheyStand(given, room, SAME_ROW), room, put);
    return;
  }
  const lone = asTheyStand(given, room, 0);
  const { columns, firstOf, count, floor, heights, widths, layer, xs } = room;
  // Its own layer is wide enough for a frame; any is for a card.
  const wide = (vertex: number): boolean => widths[vertex]! > CARD_WIDTH;
  for (const vertex of [...lone.filter(wide), ...lone.filter((one) => !wide(one))]) {
    const column = columns[vertex]!;
    const first = firstOf[column]!;
    const last = firstOf[column + 1] ?? count;
    let at = first;
    if (wide(vertex)) at = layer[vertex]!;
    else for (let i = first; i < last; i++) if (floor[i]! < floor[at]!) at = i;
    putInLayer(vertex, at, room, xs[at] ?? 0, heights[vertex]!, put);
  }
}

/** Touchpoints whose transitions all lead elsewhere stand below the rest of their own layer. */
export function placeInLayers(given: readonly number[], room: LoneRoom, put: Put): void {
  for (const vertex of asTheyStand(given, room, 0)) {
    const at = room.layer[vertex]!;
    putInLayer(vertex, at, room, room.xs[at] ?? 0, room.heights[vertex]!, put);
  }
}

function putInLayer(vertex: number, at: number, { floor }: LoneRoom, x: number, height: number, put: Put): void {
  const y = onGrid(floor[at]! + CARD_ABOVE);
  put(vertex, x, y);
  floor[at] = onGrid(y + height + CARD_BELOW + ROW_GAP);
}

function placeInRows(lone: readonly number[], { count, floor, heights, widths, xs, linked }: LoneRoom, put: Put): void {
  const across = Math.max(count, Math.min(6, Math.ceil(Math.sqrt(lone.length))));
  let top = Math.max(...floor) + (linked ? ROW_GAP : 0);
  for (let i = 0; i < lone.length; i += across) {
    const row = lone.slice(i, i + across);
    let free = 0;
    row.forEach((vertex, at) => {
      const x = Math.max(xs[at] ?? at * (CARD_WIDTH + COLUMN_GAP), free);
      put(vertex, x, top + CARD_ABOVE);
      free = x + widths[vertex]! + COLUMN_GAP;
    });
    top = onGrid(top + CARD_ABOVE + Math.max(...row.map((vertex) => heights[vertex]!)) + CARD_BELOW + ROW_GAP);
  }
  floor.fill(top);
}

/**
 * Row by row as they stand now, each from left to right; what stands nowhere comes last, in the order of the map. Tops
 * that differ by less than `same` are of one row.
 */
function asTheyStand(lone: readonly number[], { nowOf }: LoneRoom, same: number): readonly number[] {
  const standing = lone.flatMap((vertex) => {
    const at = nowOf(vertex);
    return at ? [{ vertex, ...at }] : [];
  });
  if (standing.length === 0) return lone;
  standing.sort((a, b) => a.y - b.y || a.x - b.x || a.vertex - b.vertex);
  const rows: (typeof standing)[] = [];
  for (const one of standing) {
    const row = rows.at(-1);
    if (row && one.y - row[0]!.y < same) row.push(one);
    else rows.push([one]);
  }
  const placed = rows.flatMap((row) => row.sort((a, b) => a.x - b.x || a.y - b.y || a.vertex - b.vertex));
  return [...placed.map(({ vertex }) => vertex), ...lone.filter((vertex) => !nowOf(vertex))];
}
