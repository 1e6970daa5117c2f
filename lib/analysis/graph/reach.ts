import type { Adjacency } from './adjacency';

/** Which vertices can be reached from those flagged in `from` (they included); with `allowed`, over flagged vertices only. O(n + m). */
export function reachFrom(graph: Adjacency, from: Uint8Array, allowed?: Uint8Array): Uint8Array {
  const { offsets, targets } = graph;
  const n = offsets.length - 1;
  const seen = new Uint8Array(n);
  const queue = new Int32Array(n);
  let tail = 0;
  for (let v = 0; v < n; v++) {
    if (!from[v] || (allowed && !allowed[v])) continue;
    seen[v] = 1;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (seen[v] || (allowed && !allowed[v])) continue;
      seen[v] = 1;
      queue[tail++] = v;
    }
  }
  return seen;
}
