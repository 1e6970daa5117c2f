/**
 * Paths that share their beginnings: each node is one path, the path of its parent with a vertex more. Roots have
 * parent -1.
 */
export interface PathTree {
  readonly size: () => number;
  vertexOf(node: number): number;
  parentOf(node: number): number;
  /** What is still asked of the rest of the path. */
  maskOf(node: number): number;
  costOf(node: number): number;
  add(parent: number, vertex: number, mask: number, cost: number): number;
  /** Paths by the numbers of their vertices, from the first on; a path before those that go on from it. */
  compare(a: number, b: number): number;
  /** The vertices of a path, from the first on. */
  pathOf(node: number): number[];
}

/** An empty tree. Comparing takes the logarithm of the length, by skew-binary jumps (Myers 1983). */
export function createPathTree(): PathTree {
  let size = 0;
  let room = 1024;
  let parent = new Int32Array(room);
  let vertex = new Int32Array(room);
  let depth = new Int32Array(room);
  let jump = new Int32Array(room);
  let mask = new Uint8Array(room);
  let cost = new Float64Array(room);

  const grow = () => {
    room *= 2;
    const wider = <T extends Int32Array | Uint8Array | Float64Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    parent = wider(parent, new Int32Array(room));
    vertex = wider(vertex, new Int32Array(room));
    depth = wider(depth, new Int32Array(room));
    jump = wider(jump, new Int32Array(room));
    mask = wider(mask, new Uint8Array(room));
    cost = wider(cost, new Float64Array(room));
  };

  const climb = (node: number, level: number): number => {
    let at = node;
    while (depth[at]! > level) at = jump[at]! >= 0 && depth[jump[at]!]! >= level ? jump[at]! : parent[at]!;
    return at;
  };

  return {
    size: () => size,
    vertexOf: (node) => vertex[node]!,
    parentOf: (node) => parent[node]!,
    maskOf: (node) => mask[node]!,
    costOf: (node) => cost[node]!,
    add(up, v, needed, paid) {
      if (size === room) grow();
      const node = size++;
      parent[node] = up;
      vertex[node] = v;
      mask[node] = needed;
      cost[node] = paid;
      jump[node] = -1;
      if (up < 0) return node;
      depth[node] = depth[up]! + 1;
      const j = jump[up]!;
      const far = j >= 0 ? jump[j]! : -1;
      const atJ = j >= 0 ? depth[j]! : -1;
      const atFar = far >= 0 ? depth[far]! : -1;
      jump[node] = j >= 0 && depth[up]! - atJ === atJ - atFar ? far : up;
      return node;
    },
    compare(first, second) {
      const level = Math.min(depth[first]!, depth[second]!);
      let a = climb(first, level);
      let b = climb(second, level);
      if (a === b) return depth[first]! - depth[second]!;
      while (parent[a] !== parent[b]) {
        // Equal depths have jumps of equal length, so both climb together.
        if (jump[a] !== jump[b]) {
          a = jump[a]!;
          b = jump[b]!;
        } else {
          a = parent[a]!;
          b = parent[b]!;
        }
      }
      return vertex[a]! - vertex[b]!;
    },
    pathOf(node) {
      const path: number[] = [];
      for (let at = node; at >= 0; at = parent[at]!) path.push(vertex[at]!);
      return path.reverse();
    },
  };
}
