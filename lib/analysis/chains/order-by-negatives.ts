import type { Adjacency } from '../graph/adjacency';

export interface NegativesOrder {
  /** What `from` reaches, in an order in which `before` leads back only. */
  readonly order: readonly number[];
  /** Fewest negatives on a path from `from`, both ends included. */
  readonly negatives: Int32Array;
  /** The vertices just before `v` on the best paths: fewest negatives, then fewest steps since the last negative. */
  before(v: number): readonly number[];
}

/** 0-1 breadth-first search from one vertex that keeps all best ways, so that nothing depends on the names. */
export function orderByNegatives(out: Adjacency, from: number, negative: Uint8Array): NegativesOrder {
  const { offsets, targets } = out;
  const n = offsets.length - 1;
  const negatives = new Int32Array(n).fill(-1);
  const round = new Int32Array(n);
  const order: number[] = [];
  const into: number[][] = Array.from({ length: n }, () => []);
  let now = [from];
  negatives[from] = negative[from]!;
  for (let level = negatives[from]!; now.length > 0; level++) {
    const later: number[] = [];
    for (let head = 0; head < now.length; head++) {
      const u = now[head]!;
      order.push(u);
      for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
        const v = targets[i]!;
        if (negatives[v] === -1) {
          negatives[v] = level + negative[v]!;
          round[v] = negative[v] ? 0 : round[u]! + 1;
          (negative[v] ? later : now).push(v);
        }
        const follows = negative[v] ? negatives[v] === level + 1 : negatives[v] === level && round[v] === round[u]! + 1;
        if (follows && v !== from) into[v]!.push(u);
      }
    }
    now = later;
  }
  return { order, negatives, before: (v) => into[v]! };
}
