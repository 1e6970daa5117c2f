/** Neighbours in one flat array: those of `v` are `targets[offsets[v]] … targets[offsets[v + 1] - 1]`, ascending. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Stable counting sort of the edges' positions by `key`; `order` is their order so far. */
function sortBy(key: Int32Array, order: Int32Array, n: number): Int32Array {
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < order.length; i++) {
    const at = key[order[i]!]! + 1;
    starts[at] = starts[at]! + 1;
  }
  for (let v = 0; v < n; v++) starts[v + 1] = starts[v + 1]! + starts[v]!;
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const edge = order[i]!;
    const k = key[edge]!;
    const at = starts[k]!;
    sorted[at] = edge;
    starts[k] = at + 1;
  }
  return sorted;
}

/** Edges `from[i] → to[i]` as ascending neighbour lists, parallels merged; O(n + m). */
export function buildAdjacency(from: Int32Array, to: Int32Array, n: number): Adjacency {
  const m = from.length;
  const all = new Int32Array(m);
  for (let i = 0; i < m; i++) all[i] = i;
  const sorted = sortBy(from, sortBy(to, all, n), n);
  const offsets = new Int32Array(n + 1);
  const targets = new Int32Array(m);
  let count = 0;
  let lastFrom = -1;
  let lastTo = -1;
  for (let i = 0; i < m; i++) {
    const edge = sorted[i]!;
    const u = from[edge]!;
    const v = to[edge]!;
    if (u === lastFrom && v === lastTo) continue;
    targets[count++] = v;
    offsets[u + 1] = offsets[u + 1]! + 1;
    lastFrom = u;
    lastTo = v;
  }
  for (let v = 0; v < n; v++) offsets[v + 1] = offsets[v + 1]! + offsets[v]!;
  return { offsets, targets: targets.subarray(0, count) };
}

/** The same edges the other way round. */
export function reverseAdjacency(forward: Adjacency): Adjacency {
  const n = forward.offsets.length - 1;
  const m = forward.targets.length;
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < m; i++) {
    const at = forward.targets[i]! + 1;
    offsets[at] = offsets[at]! + 1;
  }
  for (let v = 0; v < n; v++) offsets[v + 1] = offsets[v + 1]! + offsets[v]!;
  const next = offsets.slice(0, n);
  const targets = new Int32Array(m);
  for (let u = 0; u < n; u++) {
    for (let i = forward.offsets[u]!; i < forward.offsets[u + 1]!; i++) {
      const v = forward.targets[i]!;
      const at = next[v]!;
      targets[at] = u;
      next[v] = at + 1;
    }
  }
  return { offsets, targets };
}
