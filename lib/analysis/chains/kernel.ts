/** Stretches through a block from `entry` to `exit` (local) that have `negatives` negatives, ends included. */
export interface Stretch {
  readonly entry: number;
  readonly exit: number;
  readonly negatives: number;
  readonly count: number;
}

/** How chains pass a block, given the reactions. All vertices are local; arrays are by local vertex. */
export interface Kernel {
  /** Chains that go on at each exit, when `arrive[x]` come in at each entry. */
  passAll(arrive: readonly bigint[]): bigint[];
  /** The same over vertices that are not negative. */
  passIntact(arrive: readonly bigint[]): bigint[];
  /** Intact ways on from each entry, when there are `leave[y]` at each exit. */
  passIntactBack(leave: readonly bigint[]): bigint[];
  /** For each negative: chains that become intact when it alone is mended. */
  restores(arrive: readonly bigint[], leave: readonly bigint[]): bigint[];
  /** Stretches by entry, exit and negatives; null where the block is too large to list them. */
  readonly stretches: readonly Stretch[] | null;
  /**
   * Adds `weight(x, y, k)` to each negative on each stretch from x to y with k ≥ 1 negatives; where stretches count as
   * one by reachability, in equal parts over the shortest of those with the fewest negatives.
   */
  spread(
    weight: (entry: number, exit: number, negatives: number) => number,
    add: (v: number, amount: number) => void,
  ): void;
}
