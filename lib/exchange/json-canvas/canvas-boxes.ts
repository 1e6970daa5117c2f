import type { JourneyMap } from '../../model/types';
import type { CanvasBox } from './canvas-types';

/** Around the cards of a phase. */
const PHASE_PAD = 40;
/** With more phases than this, none is drawn: each is held against every card. */
const MOST_DRAWN = 200;

/** Boxes of the phases that can be drawn as groups: nothing but their own cards stands in them. */
export function drawnPhases(map: JourneyMap, boxes: ReadonlyMap<string, CanvasBox>): Map<string, CanvasBox> {
  const drawn = new Map<string, CanvasBox>();
  if (map.phases.length > MOST_DRAWN) return drawn;
  const outer = map.touchpoints.filter(({ parent }) => parent === undefined);
  for (const { id } of map.phases) {
    const own = outer.filter(({ phase }) => phase === id).flatMap((one) => boxes.get(one.id) ?? []);
    if (own.length === 0) continue;
    const box = around(own);
    const isClear = outer.every((one) => {
      const other = boxes.get(one.id);
      return one.phase === id || !other || !overlaps(box, roundBox(other));
    });
    if (isClear && [...drawn.values()].every((other) => !overlaps(box, other))) drawn.set(id, box);
  }
  return drawn;
}

/** Where an edge leaves and arrives: side by side from left to right, otherwise where the other one stands. */
export function sidesOf(from: CanvasBox | undefined, to: CanvasBox | undefined): { fromSide: string; toSide: string } {
  const isRight = !from || !to || to.x >= from.x + from.width;
  if (!isRight) {
    if (to.y >= from.y + from.height) return { fromSide: 'bottom', toSide: 'top' };
    if (to.y + to.height <= from.y) return { fromSide: 'top', toSide: 'bottom' };
    if (to.x + to.width <= from.x) return { fromSide: 'left', toSide: 'right' };
  }
  return { fromSide: 'right', toSide: 'left' };
}

/** The specification has whole pixels. */
export function roundBox({ x, y, width, height }: CanvasBox): CanvasBox {
  return { x: Math.round(x) + 0, y: Math.round(y) + 0, width: Math.round(width), height: Math.round(height) };
}

export function corners({ x, y, width, height }: CanvasBox): readonly number[] {
  return [x, y, width, height];
}

/** True when all of `inner` lies in `outer`. */
export function contains(outer: CanvasBox, inner: CanvasBox): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function around(boxes: readonly CanvasBox[]): CanvasBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const [x, y] = [left - PHASE_PAD, top - PHASE_PAD];
  return roundBox({ x, y, width: right - x + PHASE_PAD, height: bottom - y + PHASE_PAD });
}

function overlaps(a: CanvasBox, b: CanvasBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
