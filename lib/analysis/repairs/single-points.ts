import type { Adjacency } from '../graph/adjacency';
import { findDominators } from '../graph/dominators';
import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';

/** Starts that are named for one single point of failure; of more, the first by id. */
export const NAMED_STARTS = 1_000;

/**
 * Single points of failure: for each touchpoint the starts that lose their last intact chain if it fails, ascending.
 * They are the starts that it dominates in the intact graph reversed, seen from a vertex behind all finals.
 */
export function singlePoints(graph: JourneyGraph, evaluation: Evaluation): ReadonlyMap<number, readonly number[]> {
  const n = graph.ids.length;
  const { forward, back } = reversedIntactGraph(graph, evaluation);
  const dominator = findDominators(forward, back, n);
  const found = new Map<number, readonly number[]>();
  // Starts at or below each vertex of the tree, the deepest vertices first.
  const below: (readonly number[])[] = new Array(n + 1).fill(NONE);
  const order = parentsFirst(dominator, n);
  for (let i = order.length - 1; i > 0; i--) {
    const v = order[i]!;
    const own = below[v]!;
    if (own.length > 0) found.set(v, own);
    const all = graph.isStart[v] ? merge(own, [v]) : own;
    const up = dominator[v]!;
    if (up < n) below[up] = merge(below[up]!, all);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** The same by id; lists that are one object stay one. */
export function namePoints(
  points: ReadonlyMap<number, readonly number[]>,
  { ids }: JourneyGraph,
): ReadonlyMap<string, readonly string[]> {
  const named = new Map<readonly number[], readonly string[]>();
  const byId = new Map<string, readonly string[]>();
  for (const [v, starts] of points) {
    let names = named.get(starts);
    if (!names) {
      names = starts.map((start) => ids[start]!);
      named.set(starts, names);
    }
    byId.set(ids[v]!, names);
  }
  return byId;
}

const NONE: readonly number[] = [];

/** Two ascending lists as one, cut to `NAMED_STARTS`; a list that is not changed by it stays the same object. */
function merge(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const both: number[] = [];
  for (let i = 0, j = 0; (i < a.length || j < b.length) && both.length < NAMED_STARTS; ) {
    both.push(j === b.length || (i < a.length && a[i]! < b[j]!) ? a[i++]! : b[j++]!);
  }
  return both;
}

/** The edges between touchpoints that are not negative, reversed; vertex n leads to all finals among them. */
function reversedIntactGraph(graph: JourneyGraph, { negative }: Evaluation): { forward: Adjacency; back: Adjacency } {
  const n = graph.ids.length;
  const forward = kept(graph.back, negative);
  const back = kept(graph.out, negative, graph.isFinal);
  let finals = 0;
  for (let v = 0; v < n; v++) if (graph.isFinal[v] && !negative[v]) finals++;
  const edges = forward.offsets[n]!;
  const targets = new Int32Array(edges + finals);
  targets.set(forward.targets.subarray(0, edges));
  let at = edges;
  for (let v = 0; v < n; v++) if (graph.isFinal[v] && !negative[v]) targets[at++] = v;
  forward.offsets[n + 1] = at;
  return { forward: { offsets: forward.offsets, targets }, back };
}

/** The edges between vertices that are not negative, for n + 1 vertices; those in `toLast` lead to the last one too. */
function kept({ offsets, targets }: Adjacency, negative: Uint8Array, toLast?: Uint8Array): Adjacency {
  const n = negative.length;
  const own = new Int32Array(n + 2);
  const to = new Int32Array(targets.length + n);
  let at = 0;
  for (let v = 0; v < n; v++) {
    if (!negative[v]) {
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) if (!negative[targets[i]!]) to[at++] = targets[i]!;
      if (toLast?.[v]) to[at++] = n;
    }
    own[v + 1] = at;
  }
  own[n + 1] = at;
  return { offsets: own, targets: to };
}

/** The vertices of the dominator tree, from the root `n` on, each after the one above it. */
function parentsFirst(dominator: Int32Array, n: number): Int32Array {
  const first = new Int32Array(n + 1).fill(-1);
  const next = new Int32Array(n + 1).fill(-1);
  let count = 1;
  for (let v = n - 1; v >= 0; v--) {
    const up = dominator[v]!;
    if (up < 0) continue;
    next[v] = first[up]!;
    first[up] = v;
    count++;
  }
  const order = new Int32Array(count);
  order[0] = n;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    for (let v = first[order[head]!]!; v >= 0; v = next[v]!) order[tail++] = v;
  }
  return order;
}
