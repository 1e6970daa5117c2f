import type { Adjacency } from '../graph/adjacency';
import { buildAdjacency } from '../graph/adjacency';
import type { JourneyGraph } from '../graph/journey-graph';
import { createPathWalker } from './walk-simple-paths';

/**
 * Steps (touchpoints stepped on) that counting may take in one strongly connected component. Over it the component
 * counts reachability as 1. It goes by transitions alone, never by reactions.
 */
export const STEP_BUDGET = 100_000;

/** A strongly connected component with a cycle that lies between starts and finals. Its vertices are numbered locally. */
export interface Block {
  /** Global numbers, ascending. */
  readonly vertices: Int32Array;
  /** Its first position in the order of the condensation; its vertices stand there in their local order. */
  readonly first: number;
  readonly out: Adjacency;
  /** Local: where a chain can begin or come in, and where it can go out towards a final. */
  readonly entries: Int32Array;
  readonly exits: Int32Array;
  readonly isExit: Uint8Array;
  /** Within the step budget. */
  readonly exact: boolean;
}

/** The block of `vertices`; `local` holds the local number of each. `budget` is in steps. */
export function makeBlock(
  graph: JourneyGraph,
  vertices: Int32Array,
  first: number,
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
    first,
    out: inner,
    entries: Int32Array.from(entries),
    exits: Int32Array.from(exits),
    isExit,
    exact: fitsBudget(inner, entries, budget),
  };
}

function fitsBudget(out: Adjacency, entries: readonly number[], budget: number): boolean {
  // From each entry every vertex is stepped on at least once.
  if (entries.length * (out.offsets.length - 1) > budget) return false;
  let steps = 0;
  const enter = () => ++steps <= budget;
  const walk = createPathWalker(out);
  for (const x of entries) if (!walk(x, enter)) return false;
  return true;
}
