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
  const { order, blocks, positionOf } = condensation;
  const values = new Float64Array(order.length);
  const weighing = makeWeighing(graph, condensation, kernels, negative);
  const most = mostNegatives(weighing);
  if (most > 0) {
    // ⌈k/2⌉ points are exact; for long chains fewer do to 12 digits, since nodes crowd at the ends as 1/points².
    const points = Math.min(Math.ceil(most / 2), 16 + Math.ceil(4 * Math.sqrt(most)));
    const { nodes, weights } = gaussLegendre(points);
    /** What comes to the blocks, by block and group of points: prefixes, then suffixes, by local vertex and lane. */
    const passes = blocks.map((): { arrive: Float64Array; leave: Float64Array }[] => []);
    const singles = Int32Array.from(order.keys()).filter((at) => weighing.flag[at] === 1 && weighing.blockAt[at]! < 0);
    const arrive = new Float64Array(order.length * LANES);
    const leave = new Float64Array(order.length * LANES);
    for (let from = 0; from < points; from += LANES) {
      const some = nodes.slice(from, from + LANES);
      weigh(weighing, some, true, arrive);
      weigh(weighing, some, false, leave);
      for (const at of singles) {
        for (let lane = 0; lane < some.length; lane++) {
          const slot = at * LANES + lane;
          values[at] = values[at]! + weights[from + lane]! * arrive[slot]! * leave[slot]!;
        }
      }
      for (let b = 0; b < blocks.length; b++) {
        const { first, vertices } = blocks[b]!;
        const [begin, end] = [first * LANES, (first + vertices.length) * LANES];
        passes[b]!.push({ arrive: arrive.slice(begin, end), leave: leave.slice(begin, end) });
      }
    }
    for (let b = 0; b < blocks.length; b++) {
      kernels[b]!.spread(
        (x, y, k) => {
          let sum = 0;
          for (let p = 0; p < points; p++) {
            const { arrive, leave } = passes[b]![Math.floor(p / LANES)]!;
            const lane = p % LANES;
            sum += weights[p]! * arrive[x * LANES + lane]! * leave[y * LANES + lane]! * nodes[p]! ** (k - 1);
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

/** Points that one sweep takes at once: the way through the graph costs more than the sums. */
const LANES = 4;

/** All that the sweeps look at, by position. */
interface Weighing {
  readonly condensation: Condensation;
  readonly kernels: readonly Kernel[];
  /** Position in `blocks`, or -1. */
  readonly blockAt: Int32Array;
  readonly flag: Uint8Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
  /** Scratch, by position and lane: what goes on from each. */
  readonly pass: Float64Array;
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
    pass: new Float64Array(order.length * LANES),
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

/**
 * Prefixes arriving at (or, going back, suffixes leaving) each position when every negative before (after) it weighs
 * x, for up to four x at once: written to `come` by position and lane.
 */
function weigh(weighing: Weighing, xs: Float64Array, forward: boolean, come: Float64Array): void {
  const { condensation, kernels, blockAt, flag, pass } = weighing;
  const { blocks } = condensation;
  pass.fill(0);
  const { offsets, targets }: Adjacency = forward ? condensation.before : condensation.after;
  const begins = forward ? weighing.begins : weighing.ends;
  const n = flag.length;
  const [x0 = 0, x1 = 0, x2 = 0, x3 = 0] = xs;
  for (let p = forward ? 0 : n - 1; p >= 0 && p < n; ) {
    const b = blockAt[p]!;
    const length = b < 0 ? 1 : blocks[b]!.vertices.length;
    const first = b < 0 ? p : blocks[b]!.first;
    for (let at = first; at < first + length; at++) {
      let s0 = begins[at]!;
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      const end = offsets[at + 1]!;
      for (let i = offsets[at]!; i < end; i++) {
        const from = targets[i]! * LANES;
        s0 += pass[from]!;
        s1 += pass[from + 1]!;
        s2 += pass[from + 2]!;
        s3 += pass[from + 3]!;
      }
      const slot = at * LANES;
      come[slot] = s0;
      come[slot + 1] = s1;
      come[slot + 2] = s2;
      come[slot + 3] = s3;
      if (b >= 0) continue;
      const weighs = flag[at] === 1;
      pass[slot] = weighs ? s0 * x0 : s0;
      pass[slot + 1] = weighs ? s1 * x1 : s1;
      pass[slot + 2] = weighs ? s2 * x2 : s2;
      pass[slot + 3] = weighs ? s3 * x3 : s3;
    }
    if (b >= 0) passStretches(kernels[b]!, first, xs, come, pass, forward);
    p += forward ? length : -length;
  }
}

function passStretches(
  kernel: Kernel,
  first: number,
  xs: Float64Array,
  come: Float64Array,
  pass: Float64Array,
  forward: boolean,
): void {
  for (const { entry, exit, negatives, count } of kernel.stretches) {
    const from = (first + (forward ? entry : exit)) * LANES;
    const to = (first + (forward ? exit : entry)) * LANES;
    for (let lane = 0; lane < xs.length; lane++) {
      const weight = negatives === 0 ? 1 : xs[lane]! ** negatives;
      pass[to + lane] = pass[to + lane]! + come[from + lane]! * count * weight;
    }
  }
}
