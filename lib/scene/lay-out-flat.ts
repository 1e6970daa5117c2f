import type { JourneyMap, Touchpoint } from '../model/types';
import type { VertexSize } from './align-layers';
import { alignLayers } from './align-layers';
import { CARD_ABOVE, CARD_BELOW, cardSize } from './card';
import { ROW_GAP as ROWS_APART, type RowField, rowOf, rowValues } from './lanes/rows';
import type { LayoutGraph } from './layer-graph';
import { assignLayers, connectedGroups, layoutGraph } from './layer-graph';
import { orderLayers, SWITCH_PASSES } from './order-layers';
import { placeBends, withBends } from './tidy/bends';
import { forwardEdges } from './tidy/forward-edges';
import { GRID, onGrid, ROW_GAP } from './tidy/gaps';
import { layerPlaces, widestOf } from './tidy/layer-places';
import { type LoneRoom, placeInLayers, placeLone } from './tidy/place-lone';
import { type GroupLayout, median, stackOrder } from './tidy/stack-groups';
import type { Positions } from './types';

/** Width and height of what stands for a touchpoint: a card, or a frame. */
export type SizeOf = (touchpoint: Touchpoint) => { readonly width: number; readonly height: number };

export interface FlatOptions {
  readonly sizeOf?: SizeOf;
  /** Where touchpoints stand: what was placed by hand keeps its order. Without it the layout hangs on the map alone. */
  readonly now?: Positions;
  /** Rows across the columns. */
  readonly rows?: RowField | null;
  /** Phases between those in use get a column too. */
  readonly keepEmpty?: boolean;
  /** Where the column of a phase begins at the earliest, by id; then the layout does not begin at x 0. */
  readonly beginOf?: (phase: string) => number | undefined;
  /** Called after each stretch of work, with how many touchpoints' worth of it that was. */
  readonly tick?: (touchpoints: number) => void;
}

/** Cards of one layer stand so near each other where somebody has laid them out; and so many of all do. */
const SAME_LAYER = 60;
const LAID_OUT = 0.75;

/**
 * Lays touchpoints out from left to right along the chains, whatever they are part of; phases become columns when there
 * are any in use, and rows lie under each other on request. Boxes never overlap, captions and tags included. What is laid
 * out already keeps its order in each layer; otherwise cards are ordered so that few lines cross, beginning as they stand.
 */
export function layOutFlat(map: JourneyMap, options: FlatOptions = {}): Positions {
  const { sizeOf = cardSize, now, rows = null, tick } = options;
  const { touchpoints } = map;
  const index = new Map(touchpoints.map((touchpoint, i) => [touchpoint.id, i]));
  const edges = forwardEdges(map, index);
  const graph = layoutGraph(touchpoints.length, edges);
  const columns = columnsOf(map, options.keepEmpty === true);
  const roots = touchpoints.flatMap((touchpoint, i) => (touchpoint.role === 'start' ? [i] : []));
  const { layer, firstOf, count } = assignLayers(graph, (vertex) => columns.of[vertex]!, roots, columns.count);
  const sizes = touchpoints.map(sizeOf);
  const [heights, widths] = [sizes.map(({ height }) => height), sizes.map(({ width }) => width)];
  const widest = widestOf(layer, widths, count);
  const beginOf = (column: number): number | undefined => options.beginOf?.(columns.ids[column] ?? '');
  const xs = layerPlaces({ map, index, layer, firstOf, widest, beginOf });
  const nowOf = (vertex: number): { readonly x: number; readonly y: number } | undefined =>
    now?.get(touchpoints[vertex]!.id);
  const middleOf = (vertex: number): number => (nowOf(vertex)?.y ?? 0) + heights[vertex]! / 2;
  const isKept = now !== undefined && standsInLayers(graph, layer, nowOf);

  const positions = new Map<string, { x: number; y: number }>();
  const put = (vertex: number, x: number, y: number): void => {
    positions.set(touchpoints[vertex]!.id, { x, y });
  };
  const floor = new Float64Array(count);
  const layOut = (group: readonly number[], within: LayoutGraph): GroupLayout =>
    layoutGroup(group, within, layer, heights, { middleOf: now && middleOf, isKept, tick });
  const single = columns.of.every((column) => column === columns.of[0]);
  const room = { columns: columns.of, firstOf, count, floor, heights, widths, layer, xs, single, nowOf };
  const rowList = rows === null ? [null] : rowValues(rows).map((_, row) => row);
  let started = false;
  let emptyRows = 0;
  for (const row of rowList) {
    const isMember = (vertex: number): boolean => row === null || rowOf(touchpoints[vertex]!, rows!) === row;
    const members = touchpoints.flatMap((_, vertex) => (isMember(vertex) ? [vertex] : []));
    if (members.length === 0) {
      if (started) emptyRows += 1;
      continue;
    }
    if (started) floor.fill(onGrid(Math.max(...floor) - ROW_GAP + ROWS_APART + emptyRows * EMPTY_ROW));
    started = true;
    emptyRows = 0;
    const inRow =
      row === null
        ? graph
        : layoutGraph(
            touchpoints.length,
            edges.filter((edge) => edge.every(isMember)),
          );
    stackRow(members, inRow, graph, layOut, room, put, now !== undefined);
  }
  return options.beginOf ? positions : fromOrigin(positions);
}

/** A row without touchpoints between others keeps so much room. */
const EMPTY_ROW = 168;

function stackRow(
  members: readonly number[],
  inRow: LayoutGraph,
  graph: LayoutGraph,
  layOut: (group: readonly number[], within: LayoutGraph) => GroupLayout,
  room: Omit<LoneRoom, 'linked'>,
  put: (vertex: number, x: number, y: number) => void,
  stands: boolean,
): void {
  const member = new Set(members);
  const groups = connectedGroups(inRow).filter((group) => member.has(group[0]!));
  groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const layouts = groups.filter((group) => group.length > 1).map((group) => layOut(group, inRow));
  const { floor, layer, xs } = room;
  for (const layout of stands ? stackOrder(layouts, (vertex) => room.nowOf(vertex)?.y) : layouts) {
    let shift = Number.NEGATIVE_INFINITY;
    for (const [at, top] of layout.tops) shift = Math.max(shift, floor[at]! - top);
    shift = onGrid(shift);
    for (const [vertex, y] of layout.y) put(vertex, xs[layer[vertex]!]!, y + shift);
    for (const [at, bottom] of layout.bottoms) floor[at] = onGrid(Math.max(floor[at]!, bottom + shift + ROW_GAP));
  }
  const alone = groups.flatMap((group) => (group.length === 1 ? group : []));
  const isLone = (vertex: number): boolean => graph.out[vertex]!.length === 0 && graph.in[vertex]!.length === 0;
  const across = alone.filter((vertex) => !isLone(vertex));
  const full = { ...room, linked: layouts.length > 0 || across.length > 0 };
  placeInLayers(across, full, put);
  placeLone(alone.filter(isLone), full, put);
}

/** Column of each touchpoint: the phases in use in their order, then those without a phase. */
function columnsOf(
  map: JourneyMap,
  keepEmpty: boolean,
): { readonly of: readonly number[]; readonly ids: readonly string[]; readonly count: number } {
  const used = new Set(map.touchpoints.map(({ phase }) => phase));
  const ids = map.phases.map(({ id }) => id);
  const first = ids.findIndex((id) => used.has(id));
  const kept = ids.filter((id, i) => used.has(id) || (keepEmpty && first >= 0 && i > first));
  // Nothing stands behind the last one that is used, unless it has no phase.
  const hasRest = map.touchpoints.some(({ phase }) => phase === undefined || !ids.includes(phase));
  while (!hasRest && kept.length > 0 && !used.has(kept.at(-1))) kept.pop();
  const order = new Map(kept.map((id, i) => [id, i]));
  const of = map.touchpoints.map(({ phase }) =>
    phase === undefined ? kept.length : (order.get(phase) ?? kept.length),
  );
  return { of, ids: kept, count: kept.length + (hasRest ? 1 : 0) };
}

/** Whether most of what is connected stands in the layers that it would get: somebody has laid it out before. */
function standsInLayers(
  graph: LayoutGraph,
  layer: Int32Array,
  nowOf: (vertex: number) => { readonly x: number } | undefined,
): boolean {
  const lefts: number[][] = [];
  let all = 0;
  for (let vertex = 0; vertex < layer.length; vertex++) {
    if (graph.out[vertex]!.length + graph.in[vertex]!.length === 0) continue;
    all += 1;
    const at = nowOf(vertex);
    const xs = lefts[layer[vertex]!] ?? [];
    lefts[layer[vertex]!] = xs;
    if (at) xs.push(at.x);
  }
  let [near, last] = [0, Number.NEGATIVE_INFINITY];
  for (const xs of lefts) {
    if (!xs) continue;
    const middle = median(xs);
    if (middle <= last) continue;
    last = middle;
    for (const x of xs) if (Math.abs(x - middle) <= SAME_LAYER) near += 1;
  }
  return near >= all * LAID_OUT;
}

interface GroupOptions {
  /** Where the middle of a card stands; undefined when cards stand nowhere. */
  readonly middleOf: ((vertex: number) => number) | undefined;
  readonly isKept: boolean;
  readonly tick: FlatOptions['tick'];
}

function layoutGroup(
  group: readonly number[],
  graph: LayoutGraph,
  layer: Int32Array,
  heights: readonly number[],
  { middleOf, isKept, tick }: GroupOptions,
): GroupLayout {
  const isCard = (vertex: number): boolean => vertex < heights.length;
  const sorted = middleOf ? [...group].sort((a, b) => middleOf(a) - middleOf(b) || a - b) : group;
  const layering = withBends(sorted, graph, layer);
  const sizeOf = (vertex: number): VertexSize => {
    if (!isCard(vertex)) return { above: 24, below: 24, pull: 6 };
    const half = heights[vertex]! / 2;
    return { above: half + CARD_ABOVE + GRID, below: half + CARD_BELOW + ROW_GAP - GRID, pull: 1 };
  };
  const sweeps = group.length > 2_000 ? 4 : 24;
  const alignments = Math.ceil(sweeps / 2);
  const worth = group.length / (alignments + (isKept ? 0 : sweeps + SWITCH_PASSES));
  let left = group.length;
  const step =
    tick &&
    ((): void => {
      left -= worth;
      tick(worth);
    });
  if (!isKept) orderLayers(layering, sweeps, step);
  placeBends(layering, isCard);
  const centres = alignLayers(layering, sizeOf, alignments, step);
  tick?.(left);
  const y = new Map<number, number>();
  const tops = new Map<number, number>();
  const bottoms = new Map<number, number>();
  layering.layers.forEach((vertices, at) => {
    for (const vertex of vertices) {
      const centre = Math.round(centres[vertex]! / GRID) * GRID;
      const half = isCard(vertex) ? heights[vertex]! / 2 : 0;
      if (isCard(vertex)) y.set(vertex, centre - half);
      tops.set(at, Math.min(tops.get(at) ?? Number.POSITIVE_INFINITY, centre - half - CARD_ABOVE));
      bottoms.set(at, Math.max(bottoms.get(at) ?? Number.NEGATIVE_INFINITY, centre + half + CARD_BELOW));
    }
  });
  return { vertices: group, y, tops, bottoms };
}

/** Moves everything so that the leftmost card is at x 0 and the highest at y 0. */
function fromOrigin(positions: ReadonlyMap<string, { x: number; y: number }>): Positions {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  for (const { x, y } of positions.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
  }
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: x - left, y: y - top }]));
}
