import type { Adjacency } from '../graph/adjacency';
import type { JourneyGraph } from '../graph/journey-graph';
import type { Condensation } from './condensation';
import { gaussLegendre } from './gauss-legendre';
import type { Kernel } from './kernel';

/**
 * Shapley value of every negative in the game 'how many chains are intact': φ(n) = ∫₀¹ f_x(n)·b_x(n) dx, where every
 * other negative weighs x. By vertex; 0 for what is not negative or on no chain, null where a double cannot hold it.
 * Σφ = total − intact in each scope, up to rounding.
 */
export function shapleyValues(
  graph: JourneyGraph,
  condensation: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
): readonly (number | null)[] {
  const { order, blocks, blockOf, positionOf } = condensation;
  const values = new Float64Array(order.length);
  const weighing = makeWeighing(graph, condensation, kernels, negative);
  const most = mostNegatives(weighing);
  if (most > 0) {
    // ⌈k/2⌉ points are exact; for long chains fewer do to 12 digits, since nodes crowd at the ends as 1/points².
    const points = Math.min(Math.ceil(most / 2), 16 + Math.ceil(4 * Math.sqrt(most)));
    const { nodes, weights } = gaussLegendre(points);
    /** What comes to the blocks, by block and point: prefixes, then suffixes, by local vertex. */
    const passes = blocks.map((): { arrive: Float64Array; leave: Float64Array }[] => []);
    for (let p = 0; p < points; p++) {
      const arrive = weigh(weighing, nodes[p]!, true);
      const leave = weigh(weighing, nodes[p]!, false);
      for (let at = 0; at < order.length; at++) {
        if (weighing.flag[at] && blockOf[order[at]!]! < 0)
          values[at] = values[at]! + weights[p]! * arrive[at]! * leave[at]!;
      }
      for (let b = 0; b < blocks.length; b++) {
        const { first, vertices } = blocks[b]!;
        const end = first + vertices.length;
        passes[b]!.push({ arrive: arrive.slice(first, end), leave: leave.slice(first, end) });
      }
    }
    for (let b = 0; b < blocks.length; b++) {
      kernels[b]!.spread(
        (x, y, k) => {
          let sum = 0;
          for (let p = 0; p < points; p++) {
            const { arrive, leave } = passes[b]![p]!;
            sum += weights[p]! * arrive[x]! * leave[y]! * nodes[p]! ** (k - 1);
          }
          return sum;
        },
        (local, amount) => {
          const at = blocks[b]!.first + local;
          values[at] = values[at]! + amount;
        },
      );
    }
  }
  return Array.from(negative, (flag, v) => {
    if (!flag || positionOf[v]! < 0) return 0;
    const value = values[positionOf[v]!]!;
    return Number.isFinite(value) ? value : null;
  });
}

/** All that the sweeps look at, by position. */
interface Weighing {
  readonly condensation: Condensation;
  readonly kernels: readonly Kernel[];
  /** Position in `blocks`, or -1. */
  readonly blockAt: Int32Array;
  readonly flag: Uint8Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

function makeWeighing(
  graph: JourneyGraph,
  condensation: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
): Weighing {
  const { order, blockOf } = condensation;
  return {
    condensation,
    kernels,
    blockAt: order.map((v) => blockOf[v]!),
    flag: Uint8Array.from(order, (v) => negative[v]!),
    begins: Uint8Array.from(order, (v) => graph.isStart[v]!),
    ends: Uint8Array.from(order, (v) => graph.isFinal[v]!),
  };
}

/** An upper bound of the negatives on one chain; exact off blocks. */
function mostNegatives({ condensation, kernels, blockAt, flag }: Weighing): number {
  const { before, blocks } = condensation;
  const upTo = new Int32Array(flag.length);
  let most = 0;
  const bestBefore = (p: number) => {
    let best = 0;
    for (let i = before.offsets[p]!; i < before.offsets[p + 1]!; i++) best = Math.max(best, upTo[before.targets[i]!]!);
    return best;
  };
  for (let p = 0; p < flag.length; ) {
    const b = blockAt[p]!;
    let best = 0;
    let inside = flag[p]!;
    const end = b < 0 ? p + 1 : p + blocks[b]!.vertices.length;
    for (let at = p; at < end; at++) best = Math.max(best, bestBefore(at));
    if (b >= 0) inside = kernels[b]!.stretches.reduce((sum, { negatives }) => Math.max(sum, negatives), 0);
    upTo.fill(best + inside, p, end);
    most = Math.max(most, best + inside);
    p = end;
  }
  return most;
}

/** Prefixes arriving at (or, going back, suffixes leaving) each position when every negative before (after) it weighs `x`. */
function weigh(weighing: Weighing, x: number, forward: boolean): Float64Array {
  const { condensation, kernels, blockAt, flag } = weighing;
  const { blocks } = condensation;
  const near: Adjacency = forward ? condensation.before : condensation.after;
  const { offsets, targets } = near;
  const begins = forward ? weighing.begins : weighing.ends;
  const n = flag.length;
  const come = new Float64Array(n);
  const pass = new Float64Array(n);
  const step = forward ? 1 : -1;
  for (let p = forward ? 0 : n - 1; p >= 0 && p < n; ) {
    const b = blockAt[p]!;
    const length = b < 0 ? 1 : blocks[b]!.vertices.length;
    const first = b < 0 ? p : blocks[b]!.first;
    for (let at = first; at < first + length; at++) {
      let sum = begins[at]!;
      for (let i = offsets[at]!; i < offsets[at + 1]!; i++) sum += pass[targets[i]!]!;
      come[at] = sum;
    }
    if (b < 0) pass[p] = flag[p] ? come[p]! * x : come[p]!;
    else {
      for (const { entry, exit, negatives, count } of kernels[b]!.stretches) {
        const from = first + (forward ? entry : exit);
        const to = first + (forward ? exit : entry);
        pass[to] = pass[to]! + come[from]! * count * x ** negatives;
      }
    }
    p += step * length;
  }
  return come;
}
