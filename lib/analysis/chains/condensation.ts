import type { Adjacency } from '../graph/adjacency';
import { buildAdjacency } from '../graph/adjacency';
import type { JourneyGraph } from '../graph/journey-graph';
import { walkSimplePaths } from './walk-simple-paths';

/**
 * Steps (touchpoints stepped on) that counting may take in one strongly connected component. Over it the component
 * counts reachability as 1. It goes by transitions alone, never by reactions.
 */
export const STEP_BUDGET = 100_000;

/** A strongly connected component with a cycle that lies between starts and finals. Its vertices are numbered locally. */
export interface Block {
  /** Global numbers, ascending. */
  readonly vertices: Int32Array;
  readonly out: Adjacency;
  /** Local: where a chain can begin or come in, and where it can go out towards a final. */
  readonly entries: Int32Array;
  readonly exits: Int32Array;
  readonly isExit: Uint8Array;
  /** Within the step budget. */
  readonly exact: boolean;
}

/** The part of a graph that chains can use, in an order in which every chain runs forward. */
export interface Condensation {
  /** Vertices in R ∩ C, topologically; those of one component stand together. */
  readonly order: Int32Array;
  readonly blocks: readonly Block[];
  /** Position in `blocks`, or -1. */
  readonly blockOf: Int32Array;
  readonly live: Uint8Array;
}

/** Cuts the graph into single vertices and blocks. Depends on the graph only; `budget` is in steps. */
export function condense(graph: JourneyGraph, budget: number = STEP_BUDGET): Condensation {
  const n = graph.ids.length;
  const { of, size, count } = graph.components;
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
  const blocks: Block[] = [];
  const blockOf = new Int32Array(n).fill(-1);
  const local = new Int32Array(n);
  for (let i = 0; i < total; ) {
    const length = size[of[order[i]!]!]!;
    if (length > 1) {
      const vertices = order.slice(i, i + length);
      for (let at = 0; at < length; at++) {
        blockOf[vertices[at]!] = blocks.length;
        local[vertices[at]!] = at;
      }
      blocks.push(makeBlock(graph, vertices, local, live, budget));
    }
    i += length;
  }
  return { order, blocks, blockOf, live };
}

function makeBlock(
  graph: JourneyGraph,
  vertices: Int32Array,
  local: Int32Array,
  live: Uint8Array,
  budget: number,
): Block {
  const { out, back, isStart } = graph;
  const { of } = graph.components;
  const own = of[vertices[0]!]!;
  const from: number[] = [];
  const to: number[] = [];
  const entries: number[] = [];
  const exits: number[] = [];
  const isExit = new Uint8Array(vertices.length);
  for (let at = 0; at < vertices.length; at++) {
    const v = vertices[at]!;
    for (let i = out.offsets[v]!; i < out.offsets[v + 1]!; i++) {
      const w = out.targets[i]!;
      if (of[w] === own) {
        from.push(at);
        to.push(local[w]!);
      } else if (live[w]) isExit[at] = 1;
    }
    if (isExit[at]) exits.push(at);
    let entered = isStart[v] === 1;
    for (let i = back.offsets[v]!; i < back.offsets[v + 1]! && !entered; i++) {
      const u = back.targets[i]!;
      entered = of[u] !== own && live[u] === 1;
    }
    if (entered) entries.push(at);
  }
  const inner = buildAdjacency(Int32Array.from(from), Int32Array.from(to), vertices.length);
  return {
    vertices,
    out: inner,
    entries: Int32Array.from(entries),
    exits: Int32Array.from(exits),
    isExit,
    exact: fitsBudget(inner, entries, budget),
  };
}

function fitsBudget(out: Adjacency, entries: readonly number[], budget: number): boolean {
  let steps = 0;
  const enter = () => ++steps <= budget;
  for (const x of entries) if (!walkSimplePaths(out, x, enter)) return false;
  return true;
}
