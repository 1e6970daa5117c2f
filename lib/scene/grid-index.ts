import type { Box } from './types';

/** Cells of the finest grid, in canvas pixels; each coarser grid has cells so many times as wide. */
const CELL = 512;
const COARSER = 4;
/** A box that spans more cells than this in a direction goes into a coarser grid. */
const MOST_CELLS = 3;
/** Cell numbers are packed into one number: further out than this they meet again, which costs time and no truth. */
const HALF = 2 ** 20;

interface Item {
  readonly id: string;
  readonly box: Box;
  readonly level: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** The search that last met it. */
  seen: number;
}

/**
 * Boxes by id, found again by place without looking at all of them, and changed one at a time. A long thin box costs no
 * more than a small one: it lies in a coarser grid.
 */
export class GridIndex {
  private readonly items = new Map<string, Item>();
  private readonly levels: Map<number, Item[]>[] = [];
  private searches = 0;

  get size(): number {
    return this.items.size;
  }

  get(id: string): Box | undefined {
    return this.items.get(id)?.box;
  }

  ids(): IterableIterator<string> {
    return this.items.keys();
  }

  set(id: string, box: Box): void {
    const old = this.items.get(id);
    if (old?.box === box) return;
    if (old) this.take(old);
    const item = itemOf(id, box);
    this.items.set(id, item);
    let cells = this.levels[item.level];
    while (!cells) {
      this.levels.push(new Map());
      cells = this.levels[item.level];
    }
    for (let x = item.left; x <= item.right; x += 1) {
      for (let y = item.top; y <= item.bottom; y += 1) {
        const list = cells.get(keyOf(x, y));
        if (list) list.push(item);
        else cells.set(keyOf(x, y), [item]);
      }
    }
  }

  delete(id: string): void {
    const item = this.items.get(id);
    if (!item) return;
    this.items.delete(id);
    this.take(item);
  }

  /** Ids of all boxes that meet `area`, edges included, each once, in no particular order. */
  search(area: Box): string[] {
    this.searches += 1;
    const found: string[] = [];
    for (const [level, cells] of this.levels.entries()) {
      const size = CELL * COARSER ** level;
      const [left, top] = [Math.floor(area.x / size), Math.floor(area.y / size)];
      const [right, bottom] = [Math.floor((area.x + area.width) / size), Math.floor((area.y + area.height) / size)];
      // A view from far away has more cells than there are boxes.
      if ((right - left + 1) * (bottom - top + 1) > cells.size) {
        for (const list of cells.values()) this.collect(list, area, found);
        continue;
      }
      for (let x = left; x <= right; x += 1) {
        for (let y = top; y <= bottom; y += 1) {
          const list = cells.get(keyOf(x, y));
          if (list) this.collect(list, area, found);
        }
      }
    }
    return found;
  }

  private collect(list: readonly Item[], area: Box, found: string[]): void {
    for (const item of list) {
      if (item.seen === this.searches) continue;
      item.seen = this.searches;
      if (meets(item.box, area)) found.push(item.id);
    }
  }

  private take(item: Item): void {
    const cells = this.levels[item.level];
    for (let x = item.left; x <= item.right; x += 1) {
      for (let y = item.top; y <= item.bottom; y += 1) {
        const key = keyOf(x, y);
        const list = cells?.get(key);
        if (!list) continue;
        const last = list.pop() as Item;
        if (list.length === 0) cells?.delete(key);
        if (last !== item) list[list.indexOf(item)] = last;
      }
    }
  }
}

/** True when two boxes have a point in common. */
export function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function itemOf(id: string, box: Box): Item {
  const span = Math.max(box.width, box.height);
  let level = 0;
  let size = CELL;
  while (span > size * MOST_CELLS) {
    level += 1;
    size *= COARSER;
  }
  return {
    id,
    box,
    level,
    left: Math.floor(box.x / size),
    top: Math.floor(box.y / size),
    right: Math.floor((box.x + box.width) / size),
    bottom: Math.floor((box.y + box.height) / size),
    seen: 0,
  };
}

function keyOf(x: number, y: number): number {
  return (x + HALF) * 2 * HALF + (y + HALF);
}
