import type { JourneyMap, Touchpoint } from '../model/types';
import type { VertexSize } from './align-layers';
import { alignLayers } from './align-layers';
import { CARD_ABOVE, CARD_BELOW, CARD_WIDTH, cardSize } from './card';
import { formatShare } from './format-count';
import type { LayoutGraph } from './layer-graph';
import { assignLayers, connectedGroups, layoutGraph } from './layer-graph';
import { measureText } from './layout-text';
import type { Layering } from './order-layers';
import { orderLayers } from './order-layers';
import type { Positions } from './types';

/** Free pixels between two cards of a column, between two columns, and between two phases. */
const ROW_GAP = 24;
const COLUMN_GAP = 80;
const PHASE_GAP = 32;
const GRID = 8;
/** More bends than this are not worth their time: longer lines then pass straight. */
const MOST_BENDS = 20_000;

/** Width and height of what stands for a touchpoint: a card, or a frame. */
export type SizeOf = (touchpoint: Touchpoint) => { readonly width: number; readonly height: number };

/**
 * Lays touchpoints out from left to right along the chains, whatever they are part of; phases become columns when there
 * are any in use. Boxes never overlap, captions and tags included.
 */
export function layOutFlat(map: JourneyMap, sizeOf: SizeOf = cardSize): Positions {
  const { touchpoints } = map;
  const index = new Map(touchpoints.map((touchpoint, i) => [touchpoint.id, i]));
  const graph = layoutGraph(touchpoints.length, forwardEdges(map, index));
  const columns = columnOfEach(map);
  const roots = touchpoints.flatMap((touchpoint, i) => (touchpoint.role === 'start' ? [i] : []));
  const { layer, firstOf, count } = assignLayers(graph, (vertex) => columns[vertex]!, roots);
  const sizes = touchpoints.map(sizeOf);
  const heights = sizes.map(({ height }) => height);
  const widths = sizes.map(({ width }) => width);
  const xs = layerPositions(map, index, layer, firstOf, widestOf(layer, widths, count));

  const positions = new Map<string, { x: number; y: number }>();
  const floor = new Float64Array(count);
  const lone: number[] = [];
  for (const group of largestFirst(connectedGroups(graph))) {
    if (group.length === 1) {
      lone.push(...group);
      continue;
    }
    const layout = layoutGroup(group, graph, layer, heights);
    let shift = Number.NEGATIVE_INFINITY;
    for (const [at, top] of layout.tops) shift = Math.max(shift, floor[at]! - top);
    shift = Math.ceil(shift / GRID) * GRID;
    for (const [vertex, y] of layout.y)
      positions.set(touchpoints[vertex]!.id, { x: xs[layer[vertex]!]!, y: y + shift });
    for (const [at, bottom] of layout.bottoms) floor[at] = Math.max(floor[at]!, bottom + shift + ROW_GAP);
  }
  const room = { columns, firstOf, count, floor, heights, widths, layer, xs, linked: positions.size > 0 };
  placeLone(lone, room, (vertex, x, y) => {
    positions.set(touchpoints[vertex]!.id, { x, y });
  });
  return fromOrigin(positions);
}

/** Width of each layer: that of its widest box. */
function widestOf(layer: Int32Array, widths: readonly number[], count: number): Float64Array {
  const widest = new Float64Array(count).fill(CARD_WIDTH);
  for (let vertex = 0; vertex < layer.length; vertex++) {
    const at = layer[vertex]!;
    widest[at] = Math.max(widest[at]!, widths[vertex]!);
  }
  return widest;
}

/**
 * The transitions that shape the layout. A hand-over does when the chains that it leads into begin only there: they
 * continue to the right. Otherwise it leads back or across, and drawing it must not tear the chains apart.
 */
function forwardEdges(map: JourneyMap, index: ReadonlyMap<string, number>): (readonly [number, number])[] {
  const { touchpoints, transitions } = map;
  const edges = transitions.map(({ source, target }) => [index.get(source)!, index.get(target)!] as const);
  const isHandover = ([from]: readonly [number, number]): boolean => touchpoints[from]!.role === 'final';
  const within = edges.filter((edge) => !isHandover(edge));
  const handovers = edges.filter(isHandover);
  if (handovers.length === 0) return within;
  const chains = layoutGraph(touchpoints.length, within);
  const family = new Int32Array(touchpoints.length);
  const entered = new Set(handovers.map(([, to]) => to));
  const continues = connectedGroups(chains).map((group, i) => {
    for (const vertex of group) family[vertex] = i;
    const sources = group.filter((vertex) => chains.in[vertex]!.length === 0 || touchpoints[vertex]!.role === 'start');
    return sources.length > 0 && sources.every((vertex) => entered.has(vertex));
  });
  return [...within, ...handovers.filter(([from, to]) => family[from] !== family[to] && continues[family[to]!])];
}

/** Column of each touchpoint: the phases in use in their order, then those without a phase. */
function columnOfEach(map: JourneyMap): number[] {
  const used = new Set(map.touchpoints.map(({ phase }) => phase));
  const order = new Map(map.phases.filter(({ id }) => used.has(id)).map(({ id }, i) => [id, i]));
  return map.touchpoints.map(({ phase }) => (phase === undefined ? order.size : (order.get(phase) ?? order.size)));
}

/** Left edge of every layer; layers between which there are labels stand further apart, phases too. */
function layerPositions(
  map: JourneyMap,
  index: ReadonlyMap<string, number>,
  layer: Int32Array,
  firstOf: readonly number[],
  widest: Float64Array,
): number[] {
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
  const xs: number[] = [];
  let x = 0;
  for (let at = 0; at < count; at++) {
    xs.push(Math.ceil(x / GRID) * GRID);
    x += widest[at]! + gaps[at]!;
  }
  return xs;
}

function largestFirst(groups: number[][]): number[][] {
  return groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

interface GroupLayout {
  /** Top of each card, by vertex. */
  readonly y: ReadonlyMap<number, number>;
  /** First and last pixel that a layer uses. */
  readonly tops: ReadonlyMap<number, number>;
  readonly bottoms: ReadonlyMap<number, number>;
}

function layoutGroup(
  group: readonly number[],
  graph: LayoutGraph,
  layer: Int32Array,
  heights: readonly number[],
): GroupLayout {
  const layering = withBends(group, graph, layer);
  const isCard = (vertex: number): boolean => vertex < heights.length;
  const sizeOf = (vertex: number): VertexSize => {
    if (!isCard(vertex)) return { above: 24, below: 24, pull: 6 };
    const half = heights[vertex]! / 2;
    return { above: half + CARD_ABOVE + GRID, below: half + CARD_BELOW + ROW_GAP - GRID, pull: 1 };
  };
  const sweeps = group.length > 2_000 ? 4 : 24;
  orderLayers(layering, sweeps);
  const centres = alignLayers(layering, sizeOf, Math.ceil(sweeps / 2));
  const y = new Map<number, number>();
  const tops = new Map<number, number>();
  const bottoms = new Map<number, number>();
  layering.layers.forEach((vertices, at) => {
    for (const vertex of vertices) {
      const centre = Math.round(centres.get(vertex)! / GRID) * GRID;
      const half = isCard(vertex) ? heights[vertex]! / 2 : 0;
      if (isCard(vertex)) y.set(vertex, centre - half);
      tops.set(at, Math.min(tops.get(at) ?? Number.POSITIVE_INFINITY, centre - half - CARD_ABOVE));
      bottoms.set(at, Math.max(bottoms.get(at) ?? Number.NEGATIVE_INFINITY, centre + half + CARD_BELOW));
    }
  });
  return { y, tops, bottoms };
}

/** The group as layers; a line over several layers gets a bend (a vertex beyond the cards') in each between. */
function withBends(group: readonly number[], graph: LayoutGraph, layer: Int32Array): Layering {
  const layers: number[][] = [];
  const before: number[][] = [];
  const after: number[][] = [];
  let next = graph.out.length;
  const enter = (vertex: number, at: number): void => {
    for (let i = layers.length; i <= at; i++) layers.push([]);
    layers[at]!.push(vertex);
    before[vertex] = [];
    after[vertex] = [];
  };
  for (const vertex of group) enter(vertex, layer[vertex]!);
  const link = (from: number, to: number): void => {
    after[from]!.push(to);
    before[to]!.push(from);
  };
  for (const vertex of group) {
    for (const other of graph.out[vertex]!) {
      const [from, to] = layer[vertex]! < layer[other]! ? [vertex, other] : [other, vertex];
      const span = layer[to]! - layer[from]!;
      // A line back and its counterpart forth need one path only; a line within a layer needs none.
      if (span === 0 || (from === other && graph.out[other]!.includes(vertex))) continue;
      let last = from;
      if (next - graph.out.length + span <= MOST_BENDS) {
        for (let at = layer[from]! + 1; at < layer[to]!; at++) {
          enter(next, at);
          link(last, next);
          last = next++;
        }
        link(last, to);
      } else if (span === 1) link(from, to);
    }
  }
  return { layers, before, after };
}

interface LoneRoom {
  readonly columns: readonly number[];
  readonly firstOf: readonly number[];
  readonly count: number;
  readonly floor: Float64Array;
  readonly heights: readonly number[];
  readonly widths: readonly number[];
  readonly layer: Int32Array;
  /** Left edges of the layers. */
  readonly xs: readonly number[];
  readonly linked: boolean;
}

/** Touchpoints without a transition stand in rows below the rest: in their phase's column, or side by side. */
function placeLone(lone: readonly number[], room: LoneRoom, put: (vertex: number, x: number, y: number) => void): void {
  const { columns, firstOf, count, floor, heights, widths, layer, xs } = room;
  if (
    firstOf.filter((_, i) => firstOf[i + 1] !== firstOf[i]).length <= 1 &&
    columns.every((column) => column === columns[0])
  ) {
    const across = Math.max(count, Math.min(6, Math.ceil(Math.sqrt(lone.length))));
    let top = Math.max(0, ...floor) + (room.linked ? ROW_GAP : 0);
    for (let i = 0; i < lone.length; i += across) {
      const row = lone.slice(i, i + across);
      let free = 0;
      row.forEach((vertex, at) => {
        const x = Math.max(xs[at] ?? at * (CARD_WIDTH + COLUMN_GAP), free);
        put(vertex, x, top + CARD_ABOVE);
        free = x + widths[vertex]! + COLUMN_GAP;
      });
      top += CARD_ABOVE + Math.max(...row.map((vertex) => heights[vertex]!)) + CARD_BELOW + ROW_GAP;
      top = Math.ceil(top / GRID) * GRID;
    }
    return;
  }
  for (const vertex of lone) {
    const column = columns[vertex]!;
    const first = firstOf[column]!;
    const last = firstOf[column + 1] ?? count;
    let at = first;
    // Its own layer is wide enough for a frame; any is for a card.
    if (widths[vertex]! > CARD_WIDTH) at = layer[vertex]!;
    else for (let i = first; i < last; i++) if (floor[i]! < floor[at]!) at = i;
    const y = Math.ceil((floor[at]! + CARD_ABOVE) / GRID) * GRID;
    put(vertex, xs[at] ?? 0, y);
    floor[at] = y + heights[vertex]! + CARD_BELOW + ROW_GAP;
  }
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
