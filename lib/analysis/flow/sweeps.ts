import type { SparseRows } from './sparse-rows';

/** Of the largest value: what sweeps may still change when they are said to have settled. */
const SETTLED = 1e-15;

/** Sweeps after which it is looked how fast they settle. */
const LOOK = 12;

export interface Iterate {
  readonly x: Float64Array;
  readonly settled: boolean;
}

/** Gauss–Seidel for (I − Q)·x = b, from the first row to the last. */
export interface Sweeper {
  /**
   * Sweeps from zero, rising towards the solution, until nothing changes any more, `most` times at most. Gives up early
   * when changes shrink too slowly for that.
   */
  settle(most: number): Iterate;
  /** One sweep over `x` in place, with b or, when `homogeneous`, with zeros for it. */
  sweep(x: Float64Array, homogeneous: boolean): void;
  /** How far a sweep from `x` would change it, and the largest value, both without sign. */
  missing(x: Float64Array): { readonly change: number; readonly largest: number };
}

export function createSweeper({ size, offsets, columns, values }: SparseRows, b: Float64Array): Sweeper {
  const diagonal = new Float64Array(size).fill(1);
  for (let i = 0; i < size; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      if (columns[k] === i) diagonal[i] = diagonal[i]! - values[k]!;
    }
  }
  let change = 0;
  let largest = 0;
  const sweep = (x: Float64Array, homogeneous: boolean): void => {
    change = largest = 0;
    for (let i = 0; i < size; i++) {
      const old = x[i]!;
      let sum = homogeneous ? 0 : b[i]!;
      // The row's own column is on the other side, in the diagonal.
      x[i] = 0;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) sum += values[k]! * x[columns[k]!]!;
      sum /= diagonal[i]!;
      const by = Math.abs(sum - old);
      if (by > change) change = by;
      if (Math.abs(sum) > largest) largest = Math.abs(sum);
      x[i] = sum;
    }
  };
  return {
    sweep,
    settle(most) {
      const x = new Float64Array(size);
      let before = Number.POSITIVE_INFINITY;
      for (let round = 1; round <= most; round++) {
        sweep(x, false);
        if (change <= SETTLED * largest) return { x, settled: true };
        if (round % LOOK !== 0) continue;
        const perLook = Math.log(before / change);
        if (round > LOOK && Math.log(change / (SETTLED * largest)) / perLook > (most - round) / LOOK) break;
        before = change;
      }
      return { x, settled: false };
    },
    missing(x) {
      sweep(x.slice(), false);
      return { change, largest };
    },
  };
}
