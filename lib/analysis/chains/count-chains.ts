import type { JourneyGraph } from '../graph/journey-graph';
import type { Condensation } from './condensation';
import type { Kernel } from './kernel';
import { copyNatural, isZero, NaturalSum, type NaturalVector, naturalVector, toBigInt } from './naturals';
import { passBlock } from './pass-block';

export interface ChainCounts {
  /** By position of the scope. */
  readonly total: readonly bigint[];
  readonly intact: readonly bigint[];
  readonly exact: readonly boolean[];
  /** Chains that become intact when vertex `v` alone is mended; 0 for what is not negative. */
  restoresOf(v: number): bigint;
}

/**
 * Counts all chains, the intact ones, and what each negative would restore, without listing: a simple path visits each
 * strongly connected component in one stretch, so counts run over the condensation, prefixes × suffixes. `totals` are
 * those of the same condensation if known: they don't depend on reactions.
 */
export function countChains(
  graph: JourneyGraph,
  condensation: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array,
  totals?: readonly bigint[],
): ChainCounts {
  const { blocks, blockOf, positionOf } = condensation;
  const intact = sweep(graph, condensation, kernels, negative, 'forward');
  const leaving = sweep(graph, condensation, kernels, negative, 'back').come;
  const restoredIn = new Map<number, readonly bigint[]>();
  const blockRestores = (b: number): readonly bigint[] => {
    let known = restoredIn.get(b);
    if (!known) {
      const { vertices, first } = blocks[b]!;
      const pick = (from: NaturalVector) => Array.from(vertices, (_, at) => toBigInt(from, first + at));
      known = kernels[b]!.restores(pick(intact.come), pick(leaving));
      restoredIn.set(b, known);
    }
    return known;
  };
  return {
    total: totals ?? sweep(graph, condensation, kernels, null, 'forward').totals,
    intact: intact.totals,
    exact: Array.from(condensation.atLeast, (flag) => flag === 0),
    restoresOf(v) {
      const p = positionOf[v]!;
      if (!negative[v] || p < 0) return 0n;
      const b = blockOf[v]!;
      if (b >= 0) return blockRestores(b)[p - blocks[b]!.first]!;
      if (isZero(intact.come, p) || isZero(leaving, p)) return 0n;
      return toBigInt(intact.come, p) * toBigInt(leaving, p);
    },
  };
}

interface Sweep {
  /** By position: beginnings (or endings) of chains that arrive from outside its component, or begin there. */
  readonly come: NaturalVector;
  /** Chains by position of the scope, counted where they end. */
  readonly totals: readonly bigint[];
}

/** One pass in topological order, or against it; with `negative`, over vertices that are not negative (`come` is known of negatives too). */
function sweep(
  graph: JourneyGraph,
  { order, positionOf, before, after, blocks, blockOf }: Condensation,
  kernels: readonly Kernel[],
  negative: Uint8Array | null,
  way: 'forward' | 'back',
): Sweep {
  const forward = way === 'forward';
  const near = forward ? before : after;
  const begins = forward ? graph.isStart : graph.isFinal;
  const come = naturalVector(order.length);
  const pass = naturalVector(order.length);
  const sum = new NaturalSum();
  const gather = (p: number): void => {
    sum.clear();
    if (begins[order[p]!]) sum.addOne();
    for (let i = near.offsets[p]!; i < near.offsets[p + 1]!; i++) sum.add(pass, near.targets[i]!);
    sum.write(come, p);
  };
  const step = forward ? 1 : -1;
  for (let p = forward ? 0 : order.length - 1; p >= 0 && p < order.length; ) {
    const v = order[p]!;
    const b = blockOf[v]!;
    if (b < 0) {
      gather(p);
      if (!negative?.[v]) copyNatural(come, p, pass, p);
      p += step;
      continue;
    }
    const { first, vertices } = blocks[b]!;
    for (let at = 0; at < vertices.length; at++) gather(first + at);
    passBlock(sum, kernels[b]!, blocks[b]!, come, pass, negative !== null, forward);
    p += step * vertices.length;
  }
  const totals = graph.scopes.map((scope) => {
    sum.clear();
    for (const v of forward ? scope.finals : scope.starts) if (positionOf[v]! >= 0) sum.add(pass, positionOf[v]!);
    return sum.value();
  });
  return { come, totals };
}
