import type { Adjacency } from '../graph/adjacency';

/**
 * Makes a depth-first walk over every simple path that begins at `from`. `enter` is called for the last vertex of each
 * path, `leave` when all its continuations are done. False from `enter` ends the walk, and false is returned: that
 * walker is then spent.
 */
export function createPathWalker(
  graph: Adjacency,
): (from: number, enter: (v: number) => boolean, leave?: (v: number) => void) => boolean {
  const { offsets, targets } = graph;
  const n = offsets.length - 1;
  const onPath = new Uint8Array(n);
  const path = new Int32Array(n);
  const cursor = new Int32Array(n);
  return (from, enter, leave) => {
    let depth = 0;
    path[0] = from;
    onPath[from] = 1;
    cursor[0] = offsets[from]!;
    if (!enter(from)) return false;
    while (depth >= 0) {
      const u = path[depth]!;
      const at = cursor[depth]!;
      if (at === offsets[u + 1]) {
        onPath[u] = 0;
        depth--;
        leave?.(u);
        continue;
      }
      cursor[depth] = at + 1;
      const v = targets[at]!;
      if (onPath[v]) continue;
      depth++;
      path[depth] = v;
      onPath[v] = 1;
      cursor[depth] = offsets[v]!;
      if (!enter(v)) return false;
    }
    return true;
  };
}
