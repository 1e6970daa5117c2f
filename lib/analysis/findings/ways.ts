import type { JourneyGraph } from '../graph/journey-graph';

/** A shortest way for each touchpoint, found by one breadth-first search; vertices are numbered as in the graph. */
export interface Ways {
  /** The next vertex towards where the search began; -1 there, and where there is no way. */
  readonly next: Int32Array;
  /** Edges on the way; -1 where there is none. */
  readonly steps: Int32Array;
}

/** Shortest ways from the starts to everything, whatever breaks on them; `next` leads back to the start. */
export function waysFromStarts(graph: JourneyGraph): Ways {
  return search(graph.ids.length, graph.out, graph.isStart, null);
}

/** Shortest ways from everything on to a final; with `closed`, over touchpoints that are not closed only, ends included. */
export function waysToFinals(graph: JourneyGraph, closed: ((v: number) => boolean) | null = null): Ways {
  return search(graph.ids.length, graph.back, graph.isFinal, closed);
}

/** The ids from `from` along `next`. */
export function followWay(graph: JourneyGraph, { next }: Ways, from: number): string[] {
  const path: string[] = [];
  for (let v = from; v >= 0; v = next[v]!) path.push(graph.ids[v]!);
  return path;
}

function search(
  n: number,
  { offsets, targets }: JourneyGraph['out'],
  isOrigin: Uint8Array,
  closed: ((v: number) => boolean) | null,
): Ways {
  const next = new Int32Array(n).fill(-1);
  const steps = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  let tail = 0;
  for (let v = 0; v < n; v++) {
    if (!isOrigin[v] || closed?.(v)) continue;
    steps[v] = 0;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (steps[v] !== -1 || closed?.(v)) continue;
      next[v] = u;
      steps[v] = steps[u]! + 1;
      queue[tail++] = v;
    }
  }
  return { next, steps };
}
