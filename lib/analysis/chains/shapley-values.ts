import type { JourneyGraph } from '../graph/journey-graph';
import type { Condensation } from './condensation';
import { gaussLegendre } from './gauss-legendre';
import type { Kernel } from './kernel';

/**
 * Shapley value of every negative in the game 'how many chains are intact': φ(n) = ∫₀¹ f_x(n)·b_x(n) dx, where every
 * other negative weighs x. By vertex; 0 for what is not negative or on no chain, null where a double cannot hold it
 * or a block is too large to list. Σφ = total − intact in each scope, up to rounding.
 */
export function shapleyValues(
  graph: JourneyGraph,
  condensation: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
): readonly (number | null)[] {
  const n = graph.ids.length;
  const { order, blocks, blockOf } = condensation;
  const values = new Float64Array(n);
  const most = mostNegatives(graph, condensation, kernels, negative);
  if (most > 0) {
    // ⌈k/2⌉ points are exact; for long chains fewer do to 12 digits, since nodes crowd at the ends as 1/points².
    const points = Math.min(Math.ceil(most / 2), 16 + Math.ceil(4 * Math.sqrt(most)));
    const { nodes, weights } = gaussLegendre(points);
    const passes: { arrive: Float64Array; leave: Float64Array }[] = [];
    for (let p = 0; p < points; p++) {
      const { arrive, leave } = weighedSweeps(graph, condensation, kernels, negative, nodes[p]!);
      for (const v of order) {
        if (negative[v] && blockOf[v]! < 0) values[v] = values[v]! + weights[p]! * arrive[v]! * leave[v]!;
      }
      if (blocks.length > 0) passes.push({ arrive, leave });
    }
    for (let b = 0; b < blocks.length; b++) {
      const { vertices } = blocks[b]!;
      kernels[b]!.spread(
        (x, y, k) => {
          let sum = 0;
          for (let p = 0; p < points; p++) {
            const { arrive, leave } = passes[p]!;
            sum += weights[p]! * arrive[vertices[x]!]! * leave[vertices[y]!]! * nodes[p]! ** (k - 1);
          }
          return sum;
        },
        (at, amount) => {
          const v = vertices[at]!;
          values[v] = values[v]! + amount;
        },
      );
    }
  }
  const unlisted = new Uint8Array(graph.scopes.length);
  for (let b = 0; b < blocks.length; b++) {
    if (!kernels[b]!.stretches) unlisted[graph.scopeOf[blocks[b]!.vertices[0]!]!] = 1;
  }
  return Array.from(values, (value, v) => {
    if (!negative[v] || !condensation.live[v]) return 0;
    return unlisted[graph.scopeOf[v]!] || !Number.isFinite(value) ? null : value;
  });
}

/** An upper bound of the negatives on one chain; exact off blocks. */
function mostNegatives(
  graph: JourneyGraph,
  { order, blocks, blockOf, live }: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
): number {
  const { offsets, targets } = graph.back;
  const upTo = new Int32Array(graph.ids.length);
  let most = 0;
  const before = (v: number, block: number) => {
    let best = 0;
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const u = targets[i]!;
      if (live[u] && (block < 0 || blockOf[u] !== block) && upTo[u]! > best) best = upTo[u]!;
    }
    return best;
  };
  for (let i = 0; i < order.length; ) {
    const v = order[i]!;
    const b = blockOf[v]!;
    if (b < 0) {
      upTo[v] = before(v, -1) + negative[v]!;
      if (upTo[v]! > most) most = upTo[v]!;
      i++;
      continue;
    }
    const { vertices } = blocks[b]!;
    let best = 0;
    for (const w of vertices) best = Math.max(best, before(w, b));
    let inside = 0;
    for (const { negatives } of kernels[b]!.stretches ?? []) if (negatives > inside) inside = negatives;
    for (const w of vertices) upTo[w] = best + inside;
    most = Math.max(most, best + inside);
    i += vertices.length;
  }
  return most;
}

/** Prefixes arriving at, and suffixes leaving, each vertex when every negative before, or after, it weighs `x`. */
function weighedSweeps(
  graph: JourneyGraph,
  { order, blocks, blockOf, live }: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
  x: number,
): { arrive: Float64Array; leave: Float64Array } {
  const n = graph.ids.length;
  const sweep = (
    near: { offsets: Int32Array; targets: Int32Array },
    ends: Uint8Array,
    first: number,
    step: number,
  ): Float64Array => {
    const come = new Float64Array(n);
    const pass = new Float64Array(n);
    const gather = (v: number, block: number) => {
      let sum = ends[v]!;
      for (let i = near.offsets[v]!; i < near.offsets[v + 1]!; i++) {
        const u = near.targets[i]!;
        if (live[u] && (block < 0 || blockOf[u] !== block)) sum += pass[u]!;
      }
      come[v] = sum;
    };
    for (let i = first; i >= 0 && i < order.length; ) {
      const v = order[i]!;
      const b = blockOf[v]!;
      if (b < 0) {
        gather(v, -1);
        pass[v] = negative[v] ? come[v]! * x : come[v]!;
        i += step;
        continue;
      }
      const { vertices } = blocks[b]!;
      for (const w of vertices) gather(w, b);
      for (const { entry, exit, negatives, count } of kernels[b]!.stretches ?? []) {
        const from = vertices[step > 0 ? entry : exit]!;
        const to = vertices[step > 0 ? exit : entry]!;
        pass[to] = pass[to]! + come[from]! * count * x ** negatives;
      }
      i += step * vertices.length;
    }
    return come;
  };
  return {
    arrive: sweep(graph.back, graph.isStart, 0, 1),
    leave: sweep(graph.out, graph.isFinal, order.length - 1, -1),
  };
}
