/** A graph of vertices 0 … n − 1 for layout: no self-loops, no parallels, neighbours in ascending order. */
export interface LayoutGraph {
  readonly out: readonly (readonly number[])[];
  readonly in: readonly (readonly number[])[];
}

export function layoutGraph(size: number, edges: Iterable<readonly [number, number]>): LayoutGraph {
  const out: Set<number>[] = Array.from({ length: size }, () => new Set());
  const into: Set<number>[] = Array.from({ length: size }, () => new Set());
  for (const [from, to] of edges) {
    if (from === to) continue;
    out[from]!.add(to);
    into[to]!.add(from);
  }
  const sorted = (sets: readonly Set<number>[]): number[][] => sets.map((set) => [...set].sort((a, b) => a - b));
  return { out: sorted(out), in: sorted(into) };
}

/** Groups of vertices that hang together, each ascending, in the order of their first vertex. */
export function connectedGroups(graph: LayoutGraph): number[][] {
  const group = new Int32Array(graph.out.length).fill(-1);
  const groups: number[][] = [];
  for (let seed = 0; seed < group.length; seed++) {
    if (group[seed]! >= 0) continue;
    const members = [seed];
    group[seed] = groups.length;
    for (let i = 0; i < members.length; i++) {
      const vertex = members[i]!;
      for (const next of [...graph.out[vertex]!, ...graph.in[vertex]!]) {
        if (group[next]! >= 0) continue;
        group[next] = groups.length;
        members.push(next);
      }
    }
    groups.push(members.sort((a, b) => a - b));
  }
  return groups;
}

/**
 * A layer for each vertex: every edge inside a column leads to a later layer, save those that close a cycle (found by
 * a depth-first walk from `roots`, then from the rest). Columns follow each other; each takes as many layers as its
 * longest path, and one at least.
 */
export function assignLayers(
  graph: LayoutGraph,
  columnOf: (vertex: number) => number,
  roots: readonly number[],
  columns: number,
): { readonly layer: Int32Array; readonly firstOf: readonly number[]; readonly count: number } {
  const size = graph.out.length;
  const order = topologicalOrder(graph, columnOf, roots);
  const rank = new Int32Array(size);
  order.forEach((vertex, i) => {
    rank[vertex] = i;
  });
  const follows = (a: number, b: number): boolean => columnOf(a) === columnOf(b) && rank[a]! < rank[b]!;
  const layer = new Int32Array(size);
  const depth = new Array<number>(columns).fill(1);
  for (const vertex of order) {
    for (const next of graph.out[vertex]!) {
      if (follows(vertex, next)) layer[next] = Math.max(layer[next]!, layer[vertex]! + 1);
    }
    const column = columnOf(vertex);
    depth[column] = Math.max(depth[column]!, layer[vertex]! + 1);
  }
  const firstOf: number[] = [];
  let count = 0;
  for (let column = 0; column < depth.length; column++) {
    firstOf[column] = count;
    count += depth[column]!;
  }
  for (let vertex = 0; vertex < size; vertex++) layer[vertex]! += firstOf[columnOf(vertex)]!;
  return { layer, firstOf, count };
}

/** Reverse postorder of a depth-first walk inside columns: topological but for the edges that close a cycle. */
function topologicalOrder(
  graph: LayoutGraph,
  columnOf: (vertex: number) => number,
  roots: readonly number[],
): number[] {
  const seen = new Uint8Array(graph.out.length);
  const finished: number[] = [];
  const walk = (root: number): void => {
    if (seen[root]) return;
    seen[root] = 1;
    const stack: [number, number][] = [[root, 0]];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = graph.out[top[0]]![top[1]++];
      if (next === undefined) finished.push(stack.pop()![0]);
      else if (!seen[next] && columnOf(next) === columnOf(top[0])) {
        seen[next] = 1;
        stack.push([next, 0]);
      }
    }
  };
  const all = Array.from(graph.out.keys());
  for (const root of roots) walk(root);
  for (const root of all) if (!graph.in[root]!.some((other) => columnOf(other) === columnOf(root))) walk(root);
  for (const root of all) walk(root);
  return finished.reverse();
}
