import type { JourneyMap, Touchpoint } from '../../model/types';
import { CARD_ABOVE, CARD_BELOW, cardSize } from '../card';
import { hullOf } from '../hull';
import type { Box, Positions } from '../types';
import { type Nest, readNest } from './nest';

/** Height of a frame's head, where its touchpoint is named. */
export const FRAME_HEAD = 52;
/** From the edges of a frame to the cards in it: captions and tags of the cards have their room within. */
export const FRAME_SIDE = 24;
export const FRAME_TOP = FRAME_HEAD + CARD_ABOVE + 12;
export const FRAME_BOTTOM = CARD_BELOW + 22;

/** The frame around cards and frames; null around nothing. */
export function frameAround(boxes: Iterable<Box>): Box | null {
  const hull = hullOf(boxes);
  return (
    hull && {
      x: hull.x - FRAME_SIDE,
      y: hull.y - FRAME_TOP,
      width: hull.width + 2 * FRAME_SIDE,
      height: hull.height + FRAME_TOP + FRAME_BOTTOM,
    }
  );
}

/** Where the first part of a touchpoint stands, so that the touchpoint itself stays where it is. */
export function firstPartPlace(whole: { readonly x: number; readonly y: number }): {
  readonly x: number;
  readonly y: number;
} {
  return { x: whole.x + FRAME_SIDE, y: whole.y + FRAME_TOP };
}

/**
 * Where touchpoints with parts stand: at the top left of the frame around these, be they shown or not, so that opening
 * and closing moves nothing. Places of the others are taken as they are. The same object when nothing has parts.
 */
export function settlePlaces(touchpoints: readonly Touchpoint[], places: Positions): Positions {
  const nest = readNest(touchpoints);
  if (!nest) return places;
  const settled = new Map(places);
  for (const { id } of nest.wholes) {
    let [x, y] = [Infinity, Infinity];
    for (const part of nest.parts.get(id) ?? []) {
      const at = settled.get(part.id);
      if (!at) continue;
      x = Math.min(x, at.x);
      y = Math.min(y, at.y);
    }
    if (x !== Infinity) settled.set(id, { x: x - FRAME_SIDE, y: y - FRAME_TOP });
  }
  return settled;
}

/**
 * The boxes of all touchpoints: frames of those that are open, which grow around what is shown in them, and cards of
 * the others.
 */
export function boxesOf(
  touchpoints: readonly Touchpoint[],
  places: Positions,
  isOpen: (id: string) => boolean,
  sizeOf: (touchpoint: Touchpoint) => { readonly width: number; readonly height: number } = cardSize,
): { readonly boxes: ReadonlyMap<string, Box>; readonly frames: ReadonlyMap<string, Box> } {
  const nest = readNest(touchpoints);
  const boxes = new Map<string, Box>();
  for (const touchpoint of touchpoints) {
    const at = places.get(touchpoint.id);
    if (at) boxes.set(touchpoint.id, { x: at.x, y: at.y, ...sizeOf(touchpoint) });
  }
  return { boxes, frames: nest ? frameOpen(nest, boxes, isOpen) : NO_FRAMES };
}

const NO_FRAMES: ReadonlyMap<string, Box> = new Map();

/** Puts frames in the place of the open ones' cards, the inner ones first. */
function frameOpen(nest: Nest, boxes: Map<string, Box>, isOpen: (id: string) => boolean): ReadonlyMap<string, Box> {
  const frames = new Map<string, Box>();
  for (const { id } of nest.wholes) {
    if (!isOpen(id)) continue;
    const frame = frameAround((nest.parts.get(id) ?? []).flatMap((part) => boxes.get(part.id) ?? []));
    if (!frame) continue;
    frames.set(id, frame);
    boxes.set(id, frame);
  }
  return frames;
}

/** The part of a frame that lies in the way of lines: its head. The rest is ground. */
export function headOf({ x, y, width }: Box): Box {
  return { x, y, width, height: FRAME_HEAD };
}

/** The map without what is a part of something else. */
export function outerTouchpoints(
  map: Pick<JourneyMap, 'touchpoints'>,
  within: string | null = null,
): readonly Touchpoint[] {
  const nest = readNest(map.touchpoints);
  if (!nest) return map.touchpoints;
  return within === null ? map.touchpoints.filter(({ id }) => !nest.parent.has(id)) : (nest.parts.get(within) ?? []);
}
