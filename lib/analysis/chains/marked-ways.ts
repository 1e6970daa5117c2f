/**
 * A forest in which every item has at most one next item. Items can be marked; asked is whether the way from an item
 * on, itself included, comes to a marked one. Each takes the logarithm of the size.
 */
export interface MarkedWays {
  mark(item: number): void;
  unmark(item: number): void;
  meetsMark(item: number): boolean;
}

/** Items whose ways pass `v` are neighbours in the order of the forest: a mark is added on a stretch (Fenwick 1994). */
export function createMarkedWays(next: Int32Array): MarkedWays {
  const { first, behind } = stretches(next);
  const sums = new Int32Array(next.length + 2);
  const add = (from: number, amount: number) => {
    for (let at = from + 1; at < sums.length; at += at & -at) sums[at] = sums[at]! + amount;
  };
  return {
    mark(item) {
      add(first[item]!, 1);
      add(behind[item]!, -1);
    },
    unmark(item) {
      add(first[item]!, -1);
      add(behind[item]!, 1);
    },
    meetsMark(item) {
      let sum = 0;
      for (let at = first[item]! + 1; at > 0; at -= at & -at) sum += sums[at]!;
      return sum > 0;
    },
  };
}

/** Places of the items in an order in which those whose ways pass an item stand from `first` to before `behind` of it. */
function stretches(next: Int32Array): { first: Int32Array; behind: Int32Array } {
  const count = next.length;
  const waiting = new Int32Array(count);
  for (let item = 0; item < count; item++) if (next[item]! >= 0) waiting[next[item]!] = waiting[next[item]!]! + 1;
  // From the far ends on: each item is reached when all that lead to it are.
  const order = new Int32Array(count);
  let tail = 0;
  for (let item = 0; item < count; item++) if (waiting[item] === 0) order[tail++] = item;
  const size = new Int32Array(count).fill(1);
  for (let head = 0; head < tail; head++) {
    const item = order[head]!;
    const to = next[item]!;
    if (to < 0) continue;
    size[to] = size[to]! + size[item]!;
    waiting[to] = waiting[to]! - 1;
    if (waiting[to] === 0) order[tail++] = to;
  }
  const first = new Int32Array(count);
  const behind = new Int32Array(count);
  /** The next free place within the stretch of an item. */
  const free = new Int32Array(count);
  let roots = 0;
  for (let i = tail - 1; i >= 0; i--) {
    const item = order[i]!;
    const to = next[item]!;
    const place = to < 0 ? roots : free[to]!;
    if (to < 0) roots += size[item]!;
    else free[to] = place + size[item]!;
    first[item] = place;
    free[item] = place + 1;
    behind[item] = place + size[item]!;
  }
  return { first, behind };
}
