import type { JourneyMap } from '../model/types';
import { type FlatOptions, layOutFlat } from './lay-out-flat';
import { layOutNested } from './nesting/lay-out-nested';
import { readNest } from './nesting/nest';
import type { Positions } from './types';

export type { Positions } from './types';

export type TidyOptions = Pick<FlatOptions, 'now' | 'rows' | 'beginOf' | 'tick'>;

/**
 * A whole new layout, from left to right along the chains; phases become columns when there are any in use, and rows lie
 * across them on request. What has parts is laid out as the frame around them. Cards never overlap, nor do frames and
 * what is not inside them, captions and tags included.
 *
 * With `now` the top left corner of the map stays where it is, and what was placed by hand keeps its order: that of
 * cards in a layer where the map is laid out already, that of separate chains, that of touchpoints without transitions.
 * So the layout of a map that has just been laid out is the same again. Without `now` the layout hangs on the map alone.
 */
export function tidyLayout(map: JourneyMap, options: TidyOptions = {}): Positions {
  const nest = readNest(map.touchpoints);
  const all: FlatOptions = { ...options, keepEmpty: true };
  const places = nest ? layOutNested(map, nest, all) : layOutFlat(map, all);
  return options.now ? anchor(places, options.now, options.beginOf !== undefined) : places;
}

/** The layout with its top left corner where that of the map is now; `upright`: only its top, columns have their places. */
function anchor(places: Positions, now: Positions, upright: boolean): Positions {
  let [left, top, wasLeft, wasTop] = [Infinity, Infinity, Infinity, Infinity];
  for (const [id, { x, y }] of places) {
    const at = now.get(id);
    left = Math.min(left, x);
    top = Math.min(top, y);
    wasLeft = Math.min(wasLeft, at?.x ?? Infinity);
    wasTop = Math.min(wasTop, at?.y ?? Infinity);
  }
  if (!Number.isFinite(wasLeft + wasTop)) return places;
  const [dx, dy] = [upright ? 0 : Math.round(wasLeft) - left, Math.round(wasTop) - top];
  return dx === 0 && dy === 0 ? places : new Map([...places].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
}
