import type { Adjacency } from './adjacency';

/**
 * Immediate dominator of each vertex that `root` reaches; -1 of the root and of the others. Semi-NCA (Georgiadis 2005)
 * without recursion; near-linear. `back` is `forward` reversed.
 */
export function findDominators(forward: Adjacency, back: Adjacency, root: number): Int32Array {
  const n = forward.offsets.length - 1;
  const { number, vertex, parent, count } = numberInPreorder(forward, root);
  // From here on vertices go by their preorder number.
  const semi = new Int32Array(count);
  const best = new Int32Array(count);
  const up = parent.slice(0, count);
  for (let w = 0; w < count; w++) semi[w] = best[w] = w;
  const path = new Int32Array(count);
  /** The vertex with the least semi on the way up the linked part of the tree, which is flattened. */
  const bestAbove = (v: number, last: number): number => {
    let depth = 0;
    for (let at = v; at > last; at = up[at]!) path[depth++] = at;
    let above = -1;
    let top = last;
    while (depth > 0) {
      const at = path[--depth]!;
      if (above >= 0 && semi[best[above]!]! < semi[best[at]!]!) best[at] = best[above]!;
      top = Math.min(top, up[at]!);
      up[at] = top;
      above = at;
    }
    return best[v]!;
  };
  for (let w = count - 1; w > 0; w--) {
    semi[w] = parent[w]!;
    const v = vertex[w]!;
    for (let i = back.offsets[v]!; i < back.offsets[v + 1]!; i++) {
      const u = number[back.targets[i]!]!;
      if (u < 0) continue;
      const least = u > w ? semi[bestAbove(u, w)]! : u;
      if (least < semi[w]!) semi[w] = least;
    }
  }
  const dominator = new Int32Array(n).fill(-1);
  const above = parent.slice(0, count);
  for (let w = 1; w < count; w++) {
    let at = above[w]!;
    while (at > semi[w]!) at = above[at]!;
    above[w] = at;
    dominator[vertex[w]!] = vertex[at]!;
  }
  return dominator;
}

/** Depth-first numbers from 0, the vertex of each, and the number of its parent. */
function numberInPreorder({ offsets, targets }: Adjacency, root: number) {
  const n = offsets.length - 1;
  const number = new Int32Array(n).fill(-1);
  const vertex = new Int32Array(n);
  const parent = new Int32Array(n).fill(-1);
  const cursor = new Int32Array(n);
  const path = new Int32Array(n);
  let count = 0;
  let depth = 0;
  path[0] = root;
  vertex[count] = root;
  number[root] = count++;
  cursor[root] = offsets[root]!;
  while (depth >= 0) {
    const u = path[depth]!;
    const at = cursor[u]!;
    if (at === offsets[u + 1]) {
      depth--;
      continue;
    }
    cursor[u] = at + 1;
    const v = targets[at]!;
    if (number[v]! >= 0) continue;
    parent[count] = number[u]!;
    vertex[count] = v;
    number[v] = count++;
    cursor[v] = offsets[v]!;
    path[++depth] = v;
  }
  return { number, vertex, parent, count };
}
