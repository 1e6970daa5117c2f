import type { Box } from './types';

const CELL = 320;
/** An area of more cells is compared with every box: a map may reach over millions of pixels. */
const MOST_CELLS = 4096;

/** True when two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Boxes of a canvas, found again by place without looking at all of them. */
export class BoxIndex<B extends Box> {
  private readonly cells = new Map<string, B[]>();
  private readonly boxes: B[] = [];
  /** Those that reach over too many cells. */
  private readonly wide: B[] = [];
  /** The lowest edge of all boxes; 0 when there is none. */
  bottom = 0;

  add(box: B): void {
    this.bottom = Math.max(this.bottom, box.y + box.height);
    this.boxes.push(box);
    if (cellsOf(box) > MOST_CELLS) {
      this.wide.push(box);
      return;
    }
    for (const key of keysOf(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Any one box that overlaps `area`. */
  find(area: Box): B | undefined {
    const few = cellsOf(area) > MOST_CELLS ? this.boxes : this.wide;
    const wide = few.find((box) => overlaps(area, box));
    if (wide || few === this.boxes) return wide;
    for (const key of keysOf(area)) {
      const found = this.cells.get(key)?.find((box) => overlaps(area, box));
      if (found) return found;
    }
    return undefined;
  }

  /** All boxes that overlap `area`, each once. */
  all(area: Box): B[] {
    if (cellsOf(area) > MOST_CELLS) return this.boxes.filter((box) => overlaps(area, box));
    const found = new Set<B>(this.wide.filter((box) => overlaps(area, box)));
    for (const key of keysOf(area)) {
      for (const box of this.cells.get(key) ?? []) if (overlaps(area, box)) found.add(box);
    }
    return [...found];
  }
}

function cellsOf({ x, y, width, height }: Box): number {
  const across = Math.floor((x + width) / CELL) - Math.floor(x / CELL) + 1;
  return across * (Math.floor((y + height) / CELL) - Math.floor(y / CELL) + 1);
}

function* keysOf({ x, y, width, height }: Box): Generator<string> {
  for (let i = Math.floor(x / CELL); i <= Math.floor((x + width) / CELL); i++) {
    for (let j = Math.floor(y / CELL); j <= Math.floor((y + height) / CELL); j++) yield `${i},${j}`;
  }
}
