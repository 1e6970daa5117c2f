import type { JourneyMap } from '../../model/types';
import { CARD_WIDTH } from '../card';
import { formatShare } from '../format-count';
import { measureText } from '../layout-text';
import { COLUMN_GAP, onGrid, PHASE_GAP } from './gaps';

/** Width of each layer: that of its widest box. */
export function widestOf(layer: Int32Array, widths: readonly number[], count: number): Float64Array {
  const widest = new Float64Array(count).fill(CARD_WIDTH);
  for (let vertex = 0; vertex < layer.length; vertex++) {
    const at = layer[vertex]!;
    widest[at] = Math.max(widest[at]!, widths[vertex]!);
  }
  return widest;
}

export interface LayerPlacing {
  readonly map: JourneyMap;
  readonly index: ReadonlyMap<string, number>;
  readonly layer: Int32Array;
  /** First layer of each column. */
  readonly firstOf: readonly number[];
  readonly widest: Float64Array;
  /** Where a column begins at the earliest; undefined where it does not matter. */
  readonly beginOf?: (column: number) => number | undefined;
}

/** Left edge of every layer; layers between which there are labels stand further apart, phases too. */
export function layerPlaces({ map, index, layer, firstOf, widest, beginOf }: LayerPlacing): number[] {
  const count = widest.length;
  const gaps = new Float64Array(count).fill(COLUMN_GAP);
  for (const { source, target, label, share } of map.transitions) {
    const from = layer[index.get(source)!]!;
    const to = layer[index.get(target)!]!;
    const words = label?.slice(0, 40) || (share === undefined ? '' : formatShare(share));
    if (to <= from || words === '') continue;
    const room = Math.min(150, measureText(words, 12, 500)) + 56;
    // A label stands in the middle of its line.
    const middle = Math.floor((from + to - 1) / 2);
    gaps[middle] = Math.max(gaps[middle]!, room);
  }
  for (const first of firstOf) if (first > 0 && first < count) gaps[first - 1]! += PHASE_GAP;
  const begins = new Map(firstOf.map((first, column) => [first, beginOf?.(column)] as const));
  const xs: number[] = [];
  let x = begins.get(0) ?? 0;
  for (let at = 0; at < count; at++) {
    x = Math.max(x, begins.get(at) ?? x);
    xs.push(onGrid(x));
    x += widest[at]! + gaps[at]!;
  }
  return xs;
}
