import type { Adjacency } from './adjacency';

/** Strongly connected components, numbered in reverse topological order: an edge never leads to a higher number. */
export interface Components {
  readonly count: number;
  /** Component of each vertex. */
  readonly of: Int32Array;
  /** Number of vertices of each component. */
  readonly size: Int32Array;
}

/** Tarjan's algorithm (1972) without recursion; O(n + m). */
export function findComponents(graph: Adjacency): Components {
  const { offsets, targets } = graph;
  const n = offsets.length - 1;
  const of = new Int32Array(n).fill(-1);
  const sizes = new Int32Array(n);
  const visited = new Int32Array(n);
  const low = new Int32Array(n);
  const cursor = new Int32Array(n);
  const path = new Int32Array(n);
  const open = new Int32Array(n);
  let opened = 0;
  let clock = 0;
  let count = 0;
  for (let root = 0; root < n; root++) {
    if (visited[root]) continue;
    let depth = 0;
    path[0] = root;
    visited[root] = low[root] = ++clock;
    cursor[root] = offsets[root]!;
    open[opened++] = root;
    while (depth >= 0) {
      const u = path[depth]!;
      const end = offsets[u + 1]!;
      let at = cursor[u]!;
      let lowest = low[u]!;
      let deeper = false;
      while (at < end && !deeper) {
        const v = targets[at++]!;
        const seen = visited[v]!;
        if (seen === 0) {
          visited[v] = low[v] = ++clock;
          cursor[v] = offsets[v]!;
          open[opened++] = v;
          path[++depth] = v;
          deeper = true;
        } else if (seen < lowest && of[v] === -1) lowest = seen;
      }
      cursor[u] = at;
      low[u] = lowest;
      if (deeper) continue;
      depth--;
      if (depth >= 0) {
        const up = path[depth]!;
        if (low[u]! < low[up]!) low[up] = low[u]!;
      }
      if (low[u] !== visited[u]) continue;
      let size = 0;
      let v: number;
      do {
        v = open[--opened]!;
        of[v] = count;
        size++;
      } while (v !== u);
      sizes[count++] = size;
    }
  }
  return { count, of, size: sizes.subarray(0, count) };
}
