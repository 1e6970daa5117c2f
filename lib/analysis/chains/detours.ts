import type { JourneyGraph } from '../graph/journey-graph';
import type { ChainBounds, ChainDemands } from './chain-bounds';
import { createCostHeap } from './cost-heap';

/** Bounds that mind the path so far. */
export interface Detours {
  /** The least cost after `state` without the touchpoints on the path so far; Infinity when there is no way. */
  costAfter(state: number): number;
  /** Steps taken so far, for a budget. */
  readonly steps: () => number;
}

/**
 * In a loop the cheapest way on may lead back over the path so far. Then the way around is looked for, A* by the bounds
 * (Hart, Nilsson and Raphael 1968), until it leaves the loop: behind it the path so far is out of reach.
 */
export function createDetours(
  graph: JourneyGraph,
  bounds: ChainBounds,
  demands: ChainDemands,
  onPath: Uint8Array,
): Detours {
  const { offsets, targets } = graph.out;
  const { of } = graph.components;
  const { layers, after, next, costOf, stateAt } = bounds;
  const best = new Float64Array(after.length);
  const stamp = new Int32Array(after.length);
  const heap = createCostHeap();
  let round = 0;
  let steps = 0;
  const vertexOf = (state: number) => Math.floor(state / layers);

  const leadsBack = (state: number): boolean => {
    const loop = of[vertexOf(state)];
    for (let at = next[state]!; at >= 0 && of[vertexOf(at)] === loop; at = next[at]!) {
      steps++;
      if (onPath[vertexOf(at)]) return true;
    }
    return false;
  };

  const around = (from: number): number => {
    const first = vertexOf(from);
    round++;
    heap.clear();
    stamp[from] = round;
    best[from] = 0;
    heap.push(from, after[from]!);
    while (heap.size() > 0) {
      const cost = heap.leastCost();
      const state = heap.pop();
      const v = vertexOf(state);
      if (of[v] !== of[first]) return cost;
      const paid = best[state]!;
      if (cost > paid + after[state]!) continue;
      const mask = state % layers;
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        steps++;
        const w = targets[i]!;
        if (onPath[w] || w === first || !demands.allowed(w)) continue;
        const to = stateAt(w, mask);
        const through = paid + costOf(w);
        if (after[to] === Number.POSITIVE_INFINITY || (stamp[to] === round && best[to]! <= through)) continue;
        stamp[to] = round;
        best[to] = through;
        heap.push(to, through + after[to]!);
      }
    }
    return Number.POSITIVE_INFINITY;
  };

  return {
    costAfter: (state) => (leadsBack(state) ? around(state) : after[state]!),
    steps: () => steps,
  };
}
