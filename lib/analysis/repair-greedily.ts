import type { Evaluation } from './evaluate';
import type { JourneyGraph } from './journey-graph';

/**
 * Mends the cheapest way of the start that needs least, again and again, until every broken start works; then takes
 * back what turned out to be needless. Not always smallest. Vertices, ascending.
 */
export function repairGreedily(graph: JourneyGraph, evaluation: Evaluation, broken: readonly number[]): number[] {
  const negative = evaluation.negative.slice();
  const mended = new Set<number>();
  for (;;) {
    const { cost, next } = costs(graph, negative);
    let best = -1;
    for (const v of broken) if (cost[v]! > 0 && (best < 0 || cost[v]! < cost[best]!)) best = v;
    if (best < 0) break;
    for (let v = best; v >= 0; v = next[v]!) {
      if (!negative[v]) continue;
      negative[v] = 0;
      mended.add(v);
    }
  }
  for (const v of [...mended].sort((a, b) => b - a)) {
    negative[v] = 1;
    const { cost } = costs(graph, negative);
    if (broken.every((start) => cost[start] === 0)) mended.delete(v);
    else negative[v] = 0;
  }
  return [...mended].sort((a, b) => a - b);
}

/** Fewest negatives from each vertex to a final of the root scope; -1 where there is none. */
function costs(graph: JourneyGraph, negative: Uint8Array): { cost: Int32Array; next: Int32Array } {
  const { offsets, targets } = graph.back;
  const n = negative.length;
  const cost = new Int32Array(n).fill(-1);
  const next = new Int32Array(n).fill(-1);
  let level = 0;
  let now: number[] = [];
  let later: number[] = [];
  for (const v of graph.scopes[0]!.finals) {
    cost[v] = negative[v]!;
    (negative[v] ? later : now).push(v);
  }
  while (now.length > 0 || later.length > 0) {
    for (let head = 0; head < now.length; head++) {
      const v = now[head]!;
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        const u = targets[i]!;
        if (cost[u] !== -1) continue;
        cost[u] = level + negative[u]!;
        next[u] = v;
        (negative[u] ? later : now).push(u);
      }
    }
    level++;
    now = later;
    later = [];
  }
  return { cost, next };
}
