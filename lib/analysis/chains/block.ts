import type { Adjacency } from '../graph/adjacency';
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
  const entries: number[] = [];
  const exits: number[] = [];
  const isExit = new Uint8Array(vertices.length);
  const offsets = new Int32Array(vertices.length + 1);
  const targets: number[] = [];
  for (let at = 0; at < vertices.length; at++) {
    const v = vertices[at]!;
    for (let i = out.offsets[v]!; i < out.offsets[v + 1]!; i++) {
      const w = out.targets[i]!;
      // Vertices stand in ascending order, so their local numbers do too.
      if (of[w] === own) targets.push(local[w]!);
      else if (live[w]) isExit[at] = 1;
    }
    offsets[at + 1] = targets.length;
    if (isExit[at]) exits.push(at);
    let entered = isStart[v] === 1;
    for (let i = back.offsets[v]!; i < back.offsets[v + 1]! && !entered; i++) {
      const u = back.targets[i]!;
      entered = of[u] !== own && live[u] === 1;
    }
    if (entered) entries.push(at);
  }
  const inner = { offsets, targets: new Int32Array(targets) };
  return {
    vertices,
    first,
    out: inner,
    entries: new Int32Array(entries),
    exits: new Int32Array(exits),
    isExit,
    exact: fitsBudget(inner, entries, budget),
  };
}

function fitsBudget(out: Adjacency, entries: readonly number[], budget: number): boolean {
  // From each entry every vertex is stepped on at least once.
  const n = out.offsets.length - 1;
  if (entries.length * n > budget) return false;
  if (entries.length * mostSteps(n) <= budget) return true;
  let steps = 0;
  const enter = () => ++steps <= budget;
  const walk = createPathWalker(out);
  for (const x of entries) if (!walk(x, enter)) return false;
  return true;
}

/** Steps from one entry when every vertex leads to every other: 1 + (n − 1) + (n − 1)(n − 2) + …; of few vertices, else infinite. */
function mostSteps(n: number): number {
  if (n > 10) return Number.POSITIVE_INFINITY;
  let steps = 1;
  for (let paths = 1, left = n - 1; left > 0; left--) {
    paths *= left;
    steps += paths;
  }
  return steps;
}
