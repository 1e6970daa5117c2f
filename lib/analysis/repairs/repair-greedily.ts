import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';
import { takeBack } from './take-back';

/** Touchpoints that the search for one start's cheapest way may visit; over that, the way of the untouched map is taken. */
const VISITS = 20_000;

/**
 * Mends the cheapest way of each broken start, those that need least first, counting what is mended already; then
 * takes back what turned out to be needless. Not always smallest. Vertices, ascending.
 */
export function repairGreedily(graph: JourneyGraph, evaluation: Evaluation, broken: readonly number[]): number[] {
  const { cost } = evaluation;
  const n = graph.ids.length;
  const negative = evaluation.negative.slice();
  const mended: number[] = [];
  // From where an intact way leads to a final by now.
  const works = new Uint8Array(n);
  for (let v = 0; v < n; v++) if (cost[v] === 0) works[v] = 1;
  const search = makeSearch(graph, evaluation, negative, works);
  for (const start of [...broken].sort((a, b) => cost[a]! - cost[b]! || a - b)) {
    if (works[start]) continue;
    const way = search(start);
    for (const v of way) {
      if (!negative[v]) continue;
      negative[v] = 0;
      mended.push(v);
    }
    for (let i = way.length - 1; i >= 0; i--) spreadBack(graph, negative, works, way[i]!);
  }
  const fine = negative.map((flag) => 1 - flag);
  return takeBack(graph, fine, broken, mended).sort((a, b) => a - b);
}

/** Marks `v` and what reaches it over vertices that are not negative. */
function spreadBack(graph: JourneyGraph, negative: Uint8Array, works: Uint8Array, v: number): void {
  if (works[v]) return;
  const { offsets, targets } = graph.back;
  works[v] = 1;
  const queue = [v];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head]!;
    for (let i = offsets[at]!; i < offsets[at + 1]!; i++) {
      const u = targets[i]!;
      if (works[u] || negative[u]) continue;
      works[u] = 1;
      queue.push(u);
    }
  }
}

/** 0-1 breadth-first search forward from a start to the nearest vertex that works; gives the way up to it. */
function makeSearch(graph: JourneyGraph, evaluation: Evaluation, negative: Uint8Array, works: Uint8Array) {
  const { offsets, targets } = graph.out;
  const n = graph.ids.length;
  const seen = new Int32Array(n).fill(-1);
  const before = new Int32Array(n);
  const known = (start: number): number[] => {
    const way: number[] = [];
    for (let v = start; v >= 0 && !works[v]; v = evaluation.towardsFinal[v]!) way.push(v);
    return way;
  };
  return (start: number): number[] => {
    let now = [start];
    let later: number[] = [];
    let visits = 0;
    seen[start] = start;
    before[start] = -1;
    while (now.length > 0) {
      for (let head = 0; head < now.length; head++) {
        const u = now[head]!;
        if (++visits > VISITS) return known(start);
        if (works[u] || graph.isFinal[u]) {
          const way: number[] = [];
          for (let v = u; v >= 0; v = before[v]!) if (!works[v]) way.push(v);
          return way.reverse();
        }
        for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
          const v = targets[i]!;
          if (seen[v] === start || evaluation.cost[v]! < 0) continue;
          seen[v] = start;
          before[v] = u;
          (negative[v] ? later : now).push(v);
        }
      }
      now = later;
      later = [];
    }
    return known(start);
  };
}
