import type { JourneyMap, Touchpoint } from '../model/types';
import { BoxIndex } from './box-index';
import { CARD_ABOVE, CARD_BELOW, cardSize } from './card';
import { layOutFlat, type SizeOf } from './lay-out-flat';
import { readNest } from './nesting/nest';
import { placeNested, withinCanvas } from './nesting/place-nested';
import type { Box, Positions } from './types';

const GAP_X = 88;
const GAP_Y = 24;

/**
 * A position for every touchpoint: given ones are kept as they are. When none is given the whole map is laid out;
 * otherwise a missing one goes to the right of one that leads to it, to the left of one that it leads to, or below
 * everything, always where no card is. A touchpoint with only one coordinate counts as missing; one that is more than
 * a million pixels away is brought back to there. What has parts stands at the corner of the frame around them.
 */
export function placeMissing(map: JourneyMap): Positions {
  const nest = readNest(map.touchpoints);
  return nest ? placeNested(map, nest, placeFlat) : placeFlat(map);
}

/**
 * The same after some touchpoints of a map have changed, by a look at these alone: what is given for one moves no other.
 * The same object when none moved; null where more than that changed, or somebody has no place of their own.
 * @param places those of `before`
 */
export function placesAfterMoves(before: JourneyMap, after: JourneyMap, places: Positions): Positions | null {
  const { touchpoints } = after;
  if (touchpoints.length !== before.touchpoints.length || readNest(before.touchpoints) || readNest(touchpoints))
    return null;
  let moved: Map<string, { readonly x: number; readonly y: number }> | null = null;
  for (const [index, touchpoint] of touchpoints.entries()) {
    if (!hasPosition(touchpoint)) return null;
    const old = before.touchpoints[index];
    if (old === touchpoint) continue;
    if (old?.id !== touchpoint.id || !hasPosition(old)) return null;
    if (old.x === touchpoint.x && old.y === touchpoint.y) continue;
    moved ??= new Map(places);
    moved.set(touchpoint.id, placeOf(touchpoint));
  }
  return moved ?? places;
}

/** The same for touchpoints that stand side by side, whatever they are part of. */
function placeFlat(map: JourneyMap, sizeOf: SizeOf = cardSize): Positions {
  // Nearly always, after every edit: where all have a place, no size matters.
  const placed = map.touchpoints.filter(hasPosition);
  if (placed.length === map.touchpoints.length) return new Map(placed.map((one) => [one.id, placeOf(one)]));
  if (placed.length === 0) return layOutFlat(map, { sizeOf });
  const missing = map.touchpoints.filter((touchpoint) => !hasPosition(touchpoint));
  const positions = new Map<string, { x: number; y: number }>();
  const taken = new Occupancy();
  for (const touchpoint of placed) {
    const place = placeOf(touchpoint);
    positions.set(touchpoint.id, place);
    taken.add({ ...place, ...sizeOf(touchpoint) });
  }
  const put = (touchpoint: Touchpoint, x: number, y: number): void => {
    const spot = taken.freeSpot({ x, y, ...sizeOf(touchpoint) });
    positions.set(touchpoint.id, { x: spot.x, y: spot.y });
    taken.add(spot);
  };
  const widthOf = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, sizeOf(touchpoint).width]));
  const byId = new Map(missing.map((touchpoint) => [touchpoint.id, touchpoint]));
  for (const [id, beside, side] of walkFromPlaced(map, byId)) {
    const at = positions.get(beside)!;
    const width = widthOf.get(side === 1 ? beside : id)!;
    put(byId.get(id)!, at.x + side * (width + GAP_X), at.y);
    byId.delete(id);
  }
  if (byId.size > 0) {
    const bottom = taken.bottom + GAP_Y + CARD_ABOVE + CARD_BELOW;
    const left = Math.min(...[...positions.values()].map(({ x }) => x));
    const rest: JourneyMap = {
      ...map,
      touchpoints: [...byId.values()],
      transitions: map.transitions.filter(({ source, target }) => byId.has(source) && byId.has(target)),
    };
    for (const [id, { x, y }] of layOutFlat(rest, { sizeOf })) put(byId.get(id)!, left + x, bottom + y);
  }
  return positions;
}

interface Placed {
  readonly x: number;
  readonly y: number;
}

function placeOf({ x, y }: Placed): { x: number; y: number } {
  return { x: withinCanvas(x), y: withinCanvas(y) };
}

function hasPosition(touchpoint: Touchpoint): touchpoint is Touchpoint & Placed {
  return Number.isFinite(touchpoint.x) && Number.isFinite(touchpoint.y);
}

/** Breadth first from what has a place: [missing one, its placed neighbour, 1 right of it or −1 left of it]. */
function* walkFromPlaced(
  map: JourneyMap,
  missing: ReadonlyMap<string, Touchpoint>,
): Generator<[string, string, 1 | -1]> {
  const neighbours = new Map<string, [string, 1 | -1][]>();
  const note = (from: string, to: string, side: 1 | -1): void => {
    const list = neighbours.get(from);
    if (list) list.push([to, side]);
    else neighbours.set(from, [[to, side]]);
  };
  for (const { source, target } of map.transitions) note(source, target, 1);
  for (const { source, target } of map.transitions) note(target, source, -1);
  const waiting = new Set(missing.keys());
  const queue = map.touchpoints.filter(({ id }) => !waiting.has(id)).map(({ id }) => id);
  for (let i = 0; i < queue.length && waiting.size > 0; i++) {
    for (const [id, side] of neighbours.get(queue[i]!) ?? []) {
      if (!waiting.delete(id)) continue;
      yield [id, queue[i]!, side];
      queue.push(id);
    }
  }
}

/** Which parts of the canvas are taken. */
class Occupancy {
  private readonly index = new BoxIndex<Box>();
  /** Where the search from a wished place ended last: many that wish for the same place must not walk the same way. */
  private readonly ends = new Map<string, number>();

  get bottom(): number {
    return this.index.bottom;
  }

  add(box: Box): void {
    this.index.add(box);
  }

  /** The first free place straight below the wished one (or there), room for captions and tags included. */
  freeSpot(wish: Box): Box {
    const key = `${wish.x},${wish.y}`;
    let box = { ...wish, y: Math.max(wish.y, this.ends.get(key) ?? wish.y) };
    for (let hit = this.index.find(withRoom(box)); hit; hit = this.index.find(withRoom(box))) {
      box = { ...box, y: hit.y + hit.height + CARD_ABOVE + CARD_BELOW + GAP_Y };
    }
    this.ends.set(key, box.y);
    return box;
  }
}

function withRoom({ x, y, width, height }: Box): Box {
  const room = CARD_ABOVE + CARD_BELOW;
  return { x: x - 16, y: y - room, width: width + 32, height: height + 2 * room };
}
