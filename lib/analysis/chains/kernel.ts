/** Stretches through a block from `entry` to `exit` (local) that have `negatives` negatives, ends included. */
export interface Stretch {
  readonly entry: number;
  readonly exit: number;
  readonly negatives: number;
  readonly count: number;
}

/** How chains pass a block whose ways are too many to add up one by one; amounts are by local vertex. */
export interface ReachPasses {
  /** Chains that go on at each exit, when `arrive[x]` come in at each entry. */
  passAll(arrive: readonly bigint[]): bigint[];
  /** The same over vertices that are not negative. */
  passIntact(arrive: readonly bigint[]): bigint[];
  /** Intact ways on from each entry, when there are `leave[y]` at each exit. */
  passIntactBack(leave: readonly bigint[]): bigint[];
}

/** How chains pass a block, given the reactions. All vertices are local; arrays are by local vertex. */
export interface Kernel {
  /** Stretches by entry, exit and negatives; those of one entry stand together. */
  readonly stretches: readonly Stretch[];
  /** How chains pass: along the stretches (null), which `byExit` holds in the order of their exits, or by reach. */
  readonly reach: ReachPasses | null;
  readonly byExit: readonly Stretch[];
  /** For each negative: chains that become intact when it alone is mended. */
  restores(arrive: readonly bigint[], leave: readonly bigint[]): bigint[];
  /**
   * Adds `weight(x, y, k)` to each negative on each stretch from x to y with k ≥ 1 negatives; where stretches count as
   * one by reachability, in equal parts over the shortest of those with the fewest negatives.
   */
  spread(
    weight: (entry: number, exit: number, negatives: number) => number,
    add: (v: number, amount: number) => void,
  ): void;
}
