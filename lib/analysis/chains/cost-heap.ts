/** A binary heap of numbered items, the least cost on top. */
export interface CostHeap {
  readonly size: () => number;
  /** The least cost; only when the heap is not empty. */
  readonly leastCost: () => number;
  push(item: number, cost: number): void;
  /** Takes the item of the least cost off; only when the heap is not empty. */
  pop(): number;
  clear(): void;
}

/** An empty heap. */
export function createCostHeap(): CostHeap {
  const items: number[] = [];
  const costs: number[] = [];

  const put = (at: number, item: number, cost: number) => {
    items[at] = item;
    costs[at] = cost;
  };

  return {
    size: () => items.length,
    leastCost: () => costs[0]!,
    push(item, cost) {
      let at = items.length;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (costs[up]! <= cost) break;
        put(at, items[up]!, costs[up]!);
        at = up;
      }
      put(at, item, cost);
    },
    pop() {
      const top = items[0]!;
      const item = items.pop()!;
      const cost = costs.pop()!;
      const size = items.length;
      if (size === 0) return top;
      let at = 0;
      for (let child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && costs[child + 1]! < costs[child]!) child++;
        if (costs[child]! >= cost) break;
        put(at, items[child]!, costs[child]!);
        at = child;
      }
      put(at, item, cost);
      return top;
    },
    clear() {
      items.length = 0;
      costs.length = 0;
    },
  };
}
