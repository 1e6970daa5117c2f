import type { JourneyGraph, Scope } from '../graph/journey-graph';
import { createCostHeap } from './cost-heap';

/** What a listing asks of its chains. All is by vertex. */
export interface ChainDemands {
  /** Touchpoints that a chain may pass. */
  readonly allowed: (v: number) => boolean;
  readonly negative: Uint8Array;
  /** How many things a chain must pass, as bits: 0, 1 or 3. */
  readonly needed: number;
  /** The bits of what is asked that a touchpoint fulfils. */
  readonly fulfils: (v: number) => number;
}

/**
 * Bounds from the end: of each state the least cost of what must still come after it, over paths that may pass a
 * touchpoint twice. A state is `vertex × layers + mask`, the mask being what is still asked after the vertex.
 */
export interface ChainBounds {
  readonly layers: number;
  /** Infinity where there is no way. */
  readonly after: Float64Array;
  /** The next state on such a way; -1 at its end. */
  readonly next: Int32Array;
  /** Cost of a touchpoint: one touch, and so much for a break that no number of touches weighs more. */
  readonly costOf: (v: number) => number;
  /** The state after a step to `v` when `mask` was asked before. */
  readonly stateAt: (v: number, mask: number) => number;
}

/** Dijkstra's algorithm from the finals of a scope backward. O(m log n). */
export function chainBounds(graph: JourneyGraph, scope: Scope, demands: ChainDemands): ChainBounds {
  const { offsets, targets } = graph.back;
  const { allowed, negative, needed, fulfils } = demands;
  const n = graph.ids.length;
  const layers = needed + 1;
  const breakCost = n + 1;
  const costOf = (v: number) => (negative[v] ? breakCost + 1 : 1);
  const after = new Float64Array(n * layers).fill(Number.POSITIVE_INFINITY);
  const next = new Int32Array(n * layers).fill(-1);
  const heap = createCostHeap();
  for (const v of scope.finals) {
    if (!allowed(v)) continue;
    after[v * layers] = 0;
    heap.push(v * layers, 0);
  }
  while (heap.size() > 0) {
    const cost = heap.leastCost();
    const state = heap.pop();
    if (cost > after[state]!) continue;
    const w = Math.floor(state / layers);
    const mask = state % layers;
    const own = fulfils(w);
    // A touchpoint that fulfils something never leaves it to be asked after it.
    if ((mask & own) !== 0) continue;
    const through = cost + costOf(w);
    for (let i = offsets[w]!; i < offsets[w + 1]!; i++) {
      const u = targets[i]!;
      if (!allowed(u)) continue;
      for (let before = 0; before <= needed; before++) {
        if ((before & ~own) !== mask || after[u * layers + before]! <= through) continue;
        after[u * layers + before] = through;
        next[u * layers + before] = state;
        heap.push(u * layers + before, through);
      }
    }
  }
  return { layers, after, next, costOf, stateAt: (v, mask) => v * layers + (mask & ~fulfils(v)) };
}
