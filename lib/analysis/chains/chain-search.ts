import type { JourneyGraph, Scope } from '../graph/journey-graph';
import { type ChainDemands, chainBounds } from './chain-bounds';
import { createCostHeap } from './cost-heap';
import { createDetours } from './detours';
import { createPathTree } from './path-tree';

/** No chain is left. */
export const DONE = -1;
/** The limit of steps, or of paths kept, is reached. */
export const GAVE_UP = -2;

export interface ChainSearch {
  /** The next chain as a number for `pathOf`, or `DONE`, or `GAVE_UP`; goes on where it stopped. */
  advance(limit: number): number;
  pathOf(chain: number): number[];
  /** Steps taken so far. */
  readonly steps: () => number;
}

/**
 * Best-first search over the beginnings of chains. Each has a promise: the least cost of a chain that goes on from it.
 * Beginnings wait in rows of equal promise. A row is sorted by ids and then followed depth first, in order of ids, as
 * long as the promise holds, so that chains of one cost come in order of ids too. As promises are exact but where
 * something is still asked for in a loop, hardly a step is in vain. At most `paths` beginnings are kept.
 */
export function createChainSearch(
  graph: JourneyGraph,
  scope: Scope,
  starts: readonly number[],
  demands: ChainDemands,
  paths: number,
): ChainSearch {
  const { offsets, targets } = graph.out;
  const { of } = graph.components;
  const bounds = chainBounds(graph, scope, demands);
  const detours = createDetours(graph, bounds, demands);
  const tree = createPathTree();
  const rows = new Map<number, number[]>();
  const promises = createCostHeap();
  let steps = 0;

  /** The row that is followed, and how far. */
  let promise = 0;
  let row: number[] = [];
  let rowAt = 0;
  /** Beginnings that are being followed, each with its next way on. */
  const open: number[] = [];
  const cursors: number[] = [];

  const wait = (node: number, cost: number) => {
    const waiting = rows.get(cost);
    if (waiting) waiting.push(node);
    else {
      rows.set(cost, [node]);
      promises.push(cost, cost);
    }
  };
  for (const v of starts) {
    if (!demands.allowed(v)) continue;
    const state = bounds.stateAt(v, demands.needed);
    const cost = bounds.costOf(v);
    const rest = bounds.after[state]!;
    if (rest < Number.POSITIVE_INFINITY) wait(tree.add(-1, v, state % bounds.layers, cost), cost + rest);
  }

  const isChain = (node: number) => graph.isFinal[tree.vertexOf(node)] === 1;

  const follow = (node: number) => {
    const v = tree.vertexOf(node);
    detours.enter(v);
    open.push(node);
    cursors.push(offsets[v]!);
  };

  /** Takes the next beginning of the row, or of the next row; false when there is none. */
  const takeNext = (): boolean => {
    if (rowAt === row.length) {
      if (promises.size() === 0) return false;
      promise = promises.pop();
      row = rows.get(promise)!.sort(tree.compare);
      rows.delete(promise);
      rowAt = 0;
    }
    const node = row[rowAt++]!;
    // What lies before its loop cannot be met again.
    const loop = of[tree.vertexOf(node)];
    const before: number[] = [];
    for (let at = tree.parentOf(node); at >= 0 && of[tree.vertexOf(at)] === loop; at = tree.parentOf(at)) {
      before.push(tree.vertexOf(at));
    }
    detours.begin(before);
    follow(node);
    return true;
  };

  /** The next way on from the beginning that is followed: itself when it keeps the promise, else -1. */
  const stepOn = (node: number, w: number): number => {
    if (detours.isOnPath(w) || !demands.allowed(w)) return -1;
    const state = bounds.stateAt(w, tree.maskOf(node));
    if (bounds.after[state] === Number.POSITIVE_INFINITY) return -1;
    const inLoop = of[w] === of[tree.vertexOf(node)];
    const rest = inLoop ? detours.costAfter(state) : bounds.after[state]!;
    if (rest === Number.POSITIVE_INFINITY) return -1;
    const cost = tree.costOf(node) + bounds.costOf(w);
    const child = tree.add(node, w, state % bounds.layers, cost);
    if (cost + rest <= promise) return child;
    wait(child, cost + rest);
    return -1;
  };

  const stepsSoFar = () => steps + detours.steps();

  return {
    advance(limit) {
      for (;;) {
        if (stepsSoFar() >= limit || tree.size() >= paths) return GAVE_UP;
        steps++;
        if (open.length === 0 && !takeNext()) return DONE;
        const node = open[open.length - 1]!;
        const v = tree.vertexOf(node);
        const at = cursors[cursors.length - 1]!;
        if (at === offsets[v + 1]) {
          detours.leave(v);
          open.pop();
          cursors.pop();
          if (isChain(node)) return node;
          continue;
        }
        cursors[cursors.length - 1] = at + 1;
        const child = stepOn(node, targets[at]!);
        if (child >= 0) follow(child);
      }
    },
    pathOf: tree.pathOf,
    steps: stepsSoFar,
  };
}
