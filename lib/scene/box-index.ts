import type { Box } from './types';

const CELL = 320;

/** True when two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Boxes of a canvas, found again by place without looking at all of them. */
export class BoxIndex<B extends Box> {
  private readonly cells = new Map<string, B[]>();
  /** The lowest edge of all boxes; 0 when there is none. */
  bottom = 0;

  add(box: B): void {
    this.bottom = Math.max(this.bottom, box.y + box.height);
    for (const key of keysOf(box)) {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Any one box that overlaps `area`. */
  find(area: Box): B | undefined {
    for (const key of keysOf(area)) {
      const found = this.cells.get(key)?.find((box) => overlaps(area, box));
      if (found) return found;
    }
    return undefined;
  }

  /** All boxes that overlap `area`, each once. */
  all(area: Box): B[] {
    const found = new Set<B>();
    for (const key of keysOf(area)) {
      for (const box of this.cells.get(key) ?? []) if (overlaps(area, box)) found.add(box);
    }
    return [...found];
  }
}

function* keysOf({ x, y, width, height }: Box): Generator<string> {
  for (let i = Math.floor(x / CELL); i <= Math.floor((x + width) / CELL); i++) {
    for (let j = Math.floor(y / CELL); j <= Math.floor((y + height) / CELL); j++) yield `${i},${j}`;
  }
}
