import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';

export const DISJOINT_CAP = 3;

/**
 * How many intact chains from a start share nothing but the start and the final, at most 3: augmenting paths in the
 * graph whose vertices are split in two (Menger, Ford and Fulkerson). Gives a function of the start's number.
 */
export function disjointCounter(graph: JourneyGraph, evaluation: Evaluation): (start: number) => 0 | 1 | 2 | 3 {
  const { offsets, targets } = graph.out;
  const { cost } = evaluation;
  const n = graph.ids.length;
  // Of a vertex on a chain found so far: the vertices before and after it. Valid where `stamp` is that of the start.
  const before = new Int32Array(n);
  const after = new Int32Array(n);
  const stamp = new Int32Array(n);
  // Sides of a vertex: 2v where one comes in, 2v + 1 where one goes out.
  const seen = new Int32Array(2 * n);
  const cameFrom = new Int32Array(2 * n);
  const queue = new Int32Array(2 * n);
  let round = 0;
  let search = 0;

  const isUsed = (v: number) => stamp[v] === round && before[v]! >= 0;

  /** Finds one more chain and takes it in; false when there is none. */
  const augment = (start: number, direct: number[]): boolean => {
    search++;
    let tail = 0;
    const push = (side: number, from: number) => {
      if (seen[side] === search) return;
      seen[side] = search;
      cameFrom[side] = from;
      queue[tail++] = side;
    };
    push(2 * start + 1, -1);
    for (let head = 0; head < tail; head++) {
      const side = queue[head]!;
      const v = side >> 1;
      if (side % 2 === 0) {
        // Onto a taken vertex only by turning its chain away just before it.
        if (!isUsed(v)) push(side + 1, side);
        else if (before[v] !== start) push(2 * before[v]! + 1, side);
        continue;
      }
      const used = v !== start && isUsed(v);
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        const w = targets[i]!;
        if (cost[w] !== 0 || w === start) continue;
        if (graph.isFinal[w]) {
          if (v === start ? direct.includes(w) : used && after[v] === w) continue;
          take(start, side, w, direct);
          return true;
        }
        if (isUsed(w) && before[w] === v) continue;
        push(2 * w, side);
      }
      if (used) push(2 * v, side);
    }
    return false;
  };

  /** Reads the found way backward: turned-away steps are dropped first, new ones taken in after. */
  const take = (start: number, last: number, final: number, direct: number[]) => {
    const added: [number, number][] = [[last >> 1, final]];
    for (let side = last; side !== 2 * start + 1; ) {
      const from = cameFrom[side]!;
      const v = side >> 1;
      const u = from >> 1;
      if (side % 2 === 0 && from % 2 === 1 && u !== v) added.push([u, v]);
      else if (side % 2 === 1 && from % 2 === 0 && u !== v) {
        before[u] = -1;
        after[v] = -1;
      } else if (side % 2 === 0 && u === v) before[v] = -1;
      side = from;
    }
    for (const [u, w] of added) {
      if (u === start && graph.isFinal[w]) direct.push(w);
      if (u !== start) after[u] = w;
      if (!graph.isFinal[w]) {
        before[w] = u;
        stamp[w] = round;
      }
    }
  };

  return (start) => {
    if (cost[start] !== 0) return 0;
    round++;
    const direct: number[] = [];
    let count = 0;
    while (count < DISJOINT_CAP && augment(start, direct)) count++;
    return count as 0 | 1 | 2 | 3;
  };
}
