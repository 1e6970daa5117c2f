/** Neighbours in one flat array: those of `v` are `targets[offsets[v]] … targets[offsets[v + 1] - 1]`, ascending. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Lists up to this long are sorted by insertion: most are of a few neighbours. */
const SHORT = 24;

/** Sorts `list[from] … list[to − 1]`, ascending. */
function sortPart(list: Int32Array, from: number, to: number): void {
  if (to - from > SHORT) {
    list.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const value = list[i]!;
    let at = i;
    for (; at > from && list[at - 1]! > value; at--) list[at] = list[at - 1]!;
    list[at] = value;
  }
}

/** Edges `from[i] → to[i]` as ascending neighbour lists, parallels merged; O(n + m log d), d being the longest list. */
export function buildAdjacency(from: Int32Array, to: Int32Array, n: number): Adjacency {
  const m = from.length;
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < m; i++) offsets[from[i]! + 1]!++;
  for (let v = 0; v < n; v++) offsets[v + 1] = offsets[v + 1]! + offsets[v]!;
  const next = offsets.slice(0, n);
  const targets = new Int32Array(m);
  for (let i = 0; i < m; i++) targets[next[from[i]!]!++] = to[i]!;
  let count = 0;
  let begin = 0;
  for (let v = 0; v < n; v++) {
    const end = offsets[v + 1]!;
    sortPart(targets, begin, end);
    let last = -1;
    for (let i = begin; i < end; i++) {
      const w = targets[i]!;
      if (w === last) continue;
      targets[count++] = w;
      last = w;
    }
    offsets[v + 1] = count;
    begin = end;
  }
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
