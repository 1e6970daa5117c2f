import type { Adjacency } from '../graph/adjacency';
import type { JourneyGraph } from '../graph/journey-graph';
import { type Block, makeBlock, STEP_BUDGET } from './block';
import { isGiant, unfold } from './unfold';

/** The part of a graph that chains can use, in an order in which every chain that is counted runs forward. */
export interface Condensation {
  /** Vertices in R ∩ C, topologically; those of one component stand together. */
  readonly order: Int32Array;
  /** Where each vertex stands in `order`, or -1. */
  readonly positionOf: Int32Array;
  /** By position, the positions that chains come from and go on to, but for steps within a block. */
  readonly before: Adjacency;
  readonly after: Adjacency;
  readonly blocks: readonly Block[];
  /** By vertex: position in `blocks`, or -1. */
  readonly blockOf: Int32Array;
  readonly live: Uint8Array;
  /** By position of the scope: a component is over its budget, so counts are 'at least'. */
  readonly atLeast: Uint8Array;
}

export interface CondenseOptions {
  /** Steps a component may take to be counted exactly. */
  readonly budget?: number;
  /** Whether a block is to be unfolded: ways through it are counted along transitions that lead nearer to an exit. */
  readonly isGiant?: (block: Block) => boolean;
}

/** Cuts the graph into single vertices and blocks. Depends on the graph only. */
export function condense(graph: JourneyGraph, options: CondenseOptions = {}): Condensation {
  const { budget = STEP_BUDGET, isGiant: tooLarge = isGiant } = options;
  const n = graph.ids.length;
  const { of, size } = graph.components;
  const { order, live } = orderLive(graph);
  const blocks: Block[] = [];
  const blockOf = new Int32Array(n).fill(-1);
  const atLeast = new Uint8Array(graph.scopes.length);
  const local = new Int32Array(n);
  const rank = new Int32Array(n);
  for (let i = 0; i < order.length; ) {
    const length = size[of[order[i]!]!]!;
    if (length > 1) {
      const vertices = order.slice(i, i + length);
      for (let at = 0; at < length; at++) local[vertices[at]!] = at;
      const block = makeBlock(graph, vertices, i, local, live, budget);
      if (!block.exact) atLeast[graph.scopeOf[vertices[0]!]!] = 1;
      if (tooLarge(block)) {
        const ranks = unfold(block);
        for (let at = 0; at < length; at++) rank[vertices[at]!] = ranks[at]!;
        order.set(
          vertices.sort((a, b) => rank[a]! - rank[b]! || a - b),
          i,
        );
      } else {
        for (const v of vertices) blockOf[v] = blocks.length;
        blocks.push(block);
      }
    }
    i += length;
  }
  const positionOf = new Int32Array(n).fill(-1);
  for (let p = 0; p < order.length; p++) positionOf[order[p]!] = p;
  const links = (near: Adjacency, sign: 1 | -1) =>
    linksBetween(
      near,
      order,
      positionOf,
      (v, u) => of[u] !== of[v] || (blockOf[v]! < 0 && (rank[v]! - rank[u]!) * sign > 0),
    );
  return {
    order,
    positionOf,
    before: links(graph.back, 1),
    after: links(graph.out, -1),
    blocks,
    blockOf,
    live,
    atLeast,
  };
}

/** The live vertices by component, sources first, ascending within one. */
function orderLive(graph: JourneyGraph): { order: Int32Array; live: Uint8Array } {
  const n = graph.ids.length;
  const { of, count } = graph.components;
  const live = new Uint8Array(n);
  const starts = new Int32Array(count + 1);
  let total = 0;
  for (let v = 0; v < n; v++) {
    if (!graph.reachable[v] || !graph.completes[v]) continue;
    live[v] = 1;
    total++;
    // Components are numbered from the sinks: the highest comes first.
    const slot = count - of[v]!;
    starts[slot] = starts[slot]! + 1;
  }
  for (let i = 0; i < count; i++) starts[i + 1] = starts[i + 1]! + starts[i]!;
  const order = new Int32Array(total);
  for (let v = 0; v < n; v++) {
    if (!live[v]) continue;
    const slot = count - of[v]! - 1;
    order[starts[slot]!] = v;
    starts[slot] = starts[slot]! + 1;
  }
  return { order, live };
}

/** The neighbours of each position, as positions, that are live and `counts`. */
function linksBetween(
  near: Adjacency,
  order: Int32Array,
  positionOf: Int32Array,
  counts: (v: number, neighbour: number) => boolean,
): Adjacency {
  const offsets = new Int32Array(order.length + 1);
  const targets = new Int32Array(near.targets.length);
  let at = 0;
  for (let p = 0; p < order.length; p++) {
    const v = order[p]!;
    for (let i = near.offsets[v]!; i < near.offsets[v + 1]!; i++) {
      const u = near.targets[i]!;
      if (positionOf[u]! >= 0 && counts(v, u)) targets[at++] = positionOf[u]!;
    }
    offsets[p + 1] = at;
  }
  return { offsets, targets: targets.subarray(0, at) };
}
