import type { Box } from '@/lib/scene/types';
import type { CanvasView } from '../canvas-model';

/** Captions, tags and marks reach so far beyond a card or the middle of a line, in canvas pixels. */
const BEYOND = 32;
/** With so many changes looking at each costs more than painting all. */
const MANY = 1_500;

/** Where the painted picture of the settled map changed from one view to the next; null when it did in most places. */
export function changedAreas(before: CanvasView, after: CanvasView): readonly Box[] | null {
  const areas: Box[] = [];
  const add = (box: Box | undefined): void => {
    if (box) areas.push(grown(box));
  };
  if (before.cards !== after.cards) {
    if (before.cards.size !== after.cards.size && Math.abs(before.cards.size - after.cards.size) > MANY) return null;
    for (const [id, card] of after.cards) if (before.cards.get(id) !== card) add(after.settled.boxes.get(id));
    for (const id of before.cards.keys()) if (!after.cards.has(id)) add(before.settled.boxes.get(id));
    if (areas.length > MANY) return null;
  }
  if (before.settled.boxes !== after.settled.boxes) {
    for (const [id, box] of after.settled.boxes) {
      const old = before.settled.boxes.get(id);
      if (old === box) continue;
      add(old);
      add(box);
    }
    if (areas.length > MANY) return null;
  }
  if (before.settled.lines !== after.settled.lines) {
    for (const [id, line] of after.settled.lines) {
      const old = before.settled.lines.get(id);
      if (old === line) continue;
      add(old?.course.bounds);
      if (old?.course !== line.course) add(line.course.bounds);
      if (areas.length > MANY) return null;
    }
    for (const [id, line] of before.settled.lines) if (!after.settled.lines.has(id)) add(line.course.bounds);
  }
  addHeld(before, after, add);
  addHeld(after, before, add);
  return areas.length > MANY ? null : areas;
}

/** What one view holds elsewhere and the other does not: it is painted apart from the rest, or no longer so. */
function addHeld(one: CanvasView, other: CanvasView, add: (box: Box | undefined) => void): void {
  if (one.moved === other.moved) return;
  for (const id of one.moved.boxes.keys()) if (!other.moved.boxes.has(id)) add(one.settled.boxes.get(id));
  for (const id of one.moved.lines.keys()) {
    if (!other.moved.lines.has(id)) add(one.settled.lines.get(id)?.course.bounds);
  }
}

function grown({ x, y, width, height }: Box): Box {
  return { x: x - BEYOND, y: y - BEYOND, width: width + 2 * BEYOND, height: height + 2 * BEYOND };
}
