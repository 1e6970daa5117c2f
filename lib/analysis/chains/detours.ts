import type { JourneyGraph } from '../graph/journey-graph';
import type { ChainBounds, ChainDemands } from './chain-bounds';
import { createCostHeap } from './cost-heap';
import { createMarkedWays } from './marked-ways';

/** Bounds that mind the path so far. */
export interface Detours {
  /** The path so far is another one: these touchpoints. */
  begin(path: readonly number[]): void;
  /** One touchpoint more; and takes it off again. */
  enter(v: number): void;
  leave(v: number): void;
  isOnPath(v: number): boolean;
  /** The least cost after `state` without the touchpoints on the path so far; Infinity when there is no way. */
  costAfter(state: number): number;
  /** Steps taken so far, for a budget. */
  readonly steps: () => number;
}

/**
 * In a loop the cheapest way on may lead back over the path so far. Then the way around is looked for, A* by the bounds
 * (Hart, Nilsson and Raphael 1968), until the cheapest way on is free. What was found to lead nowhere is remembered
 * as long as the path so far only grows.
 */
export function createDetours(graph: JourneyGraph, bounds: ChainBounds, demands: ChainDemands): Detours {
  const { offsets, targets } = graph.out;
  const { of, size } = graph.components;
  const { layers, after, next, costOf, stateAt } = bounds;
  const inLoop = (v: number) => size[of[v]!]! > 1;
  const ways = createMarkedWays(next);
  const marked = new Uint8Array(graph.ids.length);
  const best = new Float64Array(after.length);
  const stamp = new Int32Array(after.length);
  const heap = createCostHeap();
  /** Where a state was found to lead nowhere: the length of the path then, and the name of that path. */
  const foundAt = new Int32Array(after.length);
  const foundOn = new Int32Array(after.length);
  const names: number[] = [1];
  let lastName = 1;
  let length = 0;
  let before: readonly number[] = [];
  let round = 0;
  let steps = 0;

  const leadsNowhere = (state: number) => foundAt[state]! <= length && names[foundAt[state]!] === foundOn[state];

  const around = (from: number): number => {
    round++;
    heap.clear();
    const seen = [from];
    stamp[from] = round;
    best[from] = 0;
    heap.push(from, after[from]!);
    while (heap.size() > 0) {
      const cost = heap.leastCost();
      const state = heap.pop();
      const paid = best[state]!;
      if (cost > paid + after[state]! || leadsNowhere(state)) continue;
      if (!ways.meetsMark(state)) return cost;
      const v = Math.floor(state / layers);
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        steps++;
        const w = targets[i]!;
        if (marked[w] || !demands.allowed(w)) continue;
        const to = stateAt(w, state % layers);
        const through = paid + costOf(w);
        if (after[to] === Number.POSITIVE_INFINITY || (stamp[to] === round && best[to]! <= through)) continue;
        if (stamp[to] !== round) seen.push(to);
        stamp[to] = round;
        best[to] = through;
        heap.push(to, through + after[to]!);
      }
    }
    for (const state of seen) {
      foundAt[state] = length;
      foundOn[state] = names[length]!;
    }
    return Number.POSITIVE_INFINITY;
  };

  const setMark = (v: number, on: boolean) => {
    marked[v] = on ? 1 : 0;
    steps++;
    if (!inLoop(v)) return;
    for (let state = v * layers; state < (v + 1) * layers; state++) (on ? ways.mark : ways.unmark)(state);
  };

  return {
    begin(path) {
      for (const v of before) setMark(v, false);
      for (const v of path) setMark(v, true);
      before = path;
      length = 0;
      names[0] = ++lastName;
    },
    enter(v) {
      setMark(v, true);
      names[++length] = ++lastName;
    },
    leave(v) {
      setMark(v, false);
      length--;
    },
    isOnPath: (v) => marked[v] === 1,
    costAfter(state) {
      steps++;
      if (leadsNowhere(state)) return Number.POSITIVE_INFINITY;
      return ways.meetsMark(state) ? around(state) : after[state]!;
    },
    steps: () => steps,
  };
}
