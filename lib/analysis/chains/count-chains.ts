import type { JourneyGraph } from '../graph/journey-graph';
import type { Condensation } from './condensation';
import type { Kernel } from './kernel';

export interface ChainCounts {
  /** By position of the scope. */
  readonly total: readonly bigint[];
  readonly intact: readonly bigint[];
  readonly exact: readonly boolean[];
  /** By vertex: chains that become intact when it alone is mended; 0 for what is not negative. */
  readonly restores: readonly bigint[];
}

/**
 * Counts all chains, the intact ones, and what each negative would restore, without listing: a simple path visits each
 * strongly connected component in one stretch, so counts run over the condensation, prefixes × suffixes.
 */
export function countChains(
  graph: JourneyGraph,
  condensation: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
): ChainCounts {
  const { order, blocks, blockOf } = condensation;
  const n = graph.ids.length;
  const all = sweepForward(graph, condensation, kernels, null);
  const intact = sweepForward(graph, condensation, kernels, negative);
  const leave = sweepBack(graph, condensation, kernels, negative);
  const restores = new Array<bigint>(n).fill(0n);
  for (const v of order) {
    if (negative[v] && blockOf[v]! < 0) restores[v] = intact.arrive[v]! * leave[v]!;
  }
  for (let b = 0; b < blocks.length; b++) {
    const { vertices } = blocks[b]!;
    const restored = kernels[b]!.restores(pick(vertices, intact.arrive), pick(vertices, leave));
    for (let at = 0; at < vertices.length; at++) restores[vertices[at]!] = restored[at]!;
  }
  const exact = graph.scopes.map(() => true);
  for (const block of blocks) if (!block.exact) exact[graph.scopeOf[block.vertices[0]!]!] = false;
  const sumFinals = (through: readonly bigint[]) =>
    graph.scopes.map((scope) => scope.finals.reduce((sum, v) => sum + through[v]!, 0n));
  return { total: sumFinals(all.through), intact: sumFinals(intact.through), exact, restores };
}

function pick(vertices: Int32Array, values: readonly bigint[]): bigint[] {
  return Array.from(vertices, (v) => values[v]!);
}

interface Prefixes {
  /** Beginnings of chains that arrive at a vertex from outside its component, or begin there. */
  readonly arrive: readonly bigint[];
  /** Beginnings of chains that go on from it. */
  readonly through: readonly bigint[];
}

/** One pass in topological order; with `negative`, over vertices that are not negative (`arrive` is known of negatives too). */
function sweepForward(
  graph: JourneyGraph,
  { order, blocks, blockOf, live }: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array | null,
): Prefixes {
  const { offsets, targets } = graph.back;
  const arrive = new Array<bigint>(graph.ids.length).fill(0n);
  const through = new Array<bigint>(graph.ids.length).fill(0n);
  const gather = (v: number, block: number) => {
    let sum = graph.isStart[v] ? 1n : 0n;
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const u = targets[i]!;
      if (live[u] && (block < 0 || blockOf[u] !== block)) sum += through[u]!;
    }
    arrive[v] = sum;
  };
  for (let i = 0; i < order.length; ) {
    const v = order[i]!;
    const b = blockOf[v]!;
    if (b < 0) {
      gather(v, -1);
      if (!negative?.[v]) through[v] = arrive[v]!;
      i++;
      continue;
    }
    const { vertices } = blocks[b]!;
    for (const w of vertices) gather(w, b);
    const coming = pick(vertices, arrive);
    const going = negative ? kernels[b]!.passIntact(coming) : kernels[b]!.passAll(coming);
    for (let at = 0; at < vertices.length; at++) through[vertices[at]!] = going[at]!;
    i += vertices.length;
  }
  return { arrive, through };
}

/** Intact ways on to finals after leaving each vertex's component; 1 at a final. */
function sweepBack(
  graph: JourneyGraph,
  { order, blocks, blockOf, live }: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
): readonly bigint[] {
  const { offsets, targets } = graph.out;
  const leave = new Array<bigint>(graph.ids.length).fill(0n);
  const onward = new Array<bigint>(graph.ids.length).fill(0n);
  const gather = (v: number, block: number) => {
    let sum = graph.isFinal[v] ? 1n : 0n;
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const w = targets[i]!;
      if (live[w] && (block < 0 || blockOf[w] !== block)) sum += onward[w]!;
    }
    leave[v] = sum;
  };
  for (let i = order.length - 1; i >= 0; ) {
    const v = order[i]!;
    const b = blockOf[v]!;
    if (b < 0) {
      gather(v, -1);
      if (!negative[v]) onward[v] = leave[v]!;
      i--;
      continue;
    }
    const { vertices } = blocks[b]!;
    for (const w of vertices) gather(w, b);
    const back = kernels[b]!.passIntactBack(pick(vertices, leave));
    for (let at = 0; at < vertices.length; at++) onward[vertices[at]!] = back[at]!;
    i -= vertices.length;
  }
  return leave;
}
