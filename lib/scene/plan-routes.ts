import type { Transition } from '../model/types';
import { compareIds } from '../model/types';
import { BoxIndex, overlaps } from './box-index';
import { CARD_ABOVE, CARD_BELOW } from './card';
import { headOf } from './nesting/frames';
import { pointsOf, polylineOf, routeTransition } from './route';
import type { Box, Route } from './types';
import { waysAround } from './ways-around';

/** Maps with more transitions are drawn with the straightest curves: nobody follows a single line there. */
const MOST = 3_000;
/** A card in the way costs as much as this many pixels of detour. */
const CARD_COST = 4_000;
const CAPTION_COST = 300;
const LANE_COST = 600;
const LANES = [0, 1, 2];
/** Ways looked at for a whole map; transitions after that keep the straightest curve. */
const MOST_TRIES = 20_000;

interface CardBox extends Box {
  readonly id: string;
}

/** A long straight stretch that a planned route already uses. */
interface Stretch {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

/** Positions of parallel transitions among those between the same two touchpoints, from 0, by transition id. */
export function lanesOf(transitions: readonly Transition[]): Map<string, number> {
  const used = new Map<string, number>();
  return new Map(
    transitions.map(({ id, source, target }) => {
      const pair = compareIds(source, target) < 0 ? `${source} ${target}` : `${target} ${source}`;
      const lane = used.get(pair) ?? 0;
      used.set(pair, lane + 1);
      return [id, lane];
    }),
  );
}

/**
 * Ways round other cards for the transitions whose straightest curve would run behind one; the others are not in the
 * answer. Each in turn takes the way with the fewest cards behind it, then the shortest, and keeps off the stretches
 * taken before. The same boxes give the same routes. Of those that are frames only the heads are in the way.
 */
export function planRoutes(
  transitions: readonly Transition[],
  boxes: ReadonlyMap<string, Box>,
  lanes: ReadonlyMap<string, number> = lanesOf(transitions),
  frames: ReadonlyMap<string, Box> = new Map(),
): ReadonlyMap<string, Route> {
  const steps = planInSteps(transitions, boxes, lanes, frames);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same as `planRoutes`, in steps of one transition each, for those who must not be held up for long. */
export function* planInSteps(
  transitions: readonly Transition[],
  boxes: ReadonlyMap<string, Box>,
  lanes: ReadonlyMap<string, number>,
  frames: ReadonlyMap<string, Box>,
): Generator<undefined, ReadonlyMap<string, Route>> {
  const routes = new Map<string, Route>();
  if (transitions.length > MOST) return routes;
  const index = new BoxIndex<CardBox>();
  for (const [id, box] of boxes) index.add({ id, ...(frames.has(id) ? headOf(box) : box) });
  const stretches: Stretch[] = [];
  let tried = 0;
  for (const { id, source, target } of transitions) {
    yield;
    const from = boxes.get(source);
    const to = boxes.get(target);
    if (!from || !to || source === target || tried > MOST_TRIES) continue;
    const isOther = (box: CardBox): boolean => box.id !== source && box.id !== target;
    const plain = routeTransition(from, to, lanes.get(id));
    if (behindCards(plain, index, isOther) < CARD_COST) continue;
    const obstacles = index.all(boundsOf(plain)).filter(isOther);
    let best = plain;
    let least = Number.POSITIVE_INFINITY;
    const consider = (route: Route): void => {
      tried++;
      const length = lengthOf(route);
      if (length >= least) return;
      const cost = length + behindCards(route, index, isOther) + shared(route, stretches) * LANE_COST;
      if (cost >= least) return;
      best = route;
      least = cost;
    };
    consider(plain);
    for (const lane of LANES) {
      for (const route of waysAround(from, to, obstacles, plain, lane)) consider(route);
      if (shared(best, stretches) === 0) break;
    }
    if (best === plain) continue;
    routes.set(id, best);
    stretches.push(...stretchesOf(best));
  }
  return routes;
}

/** Length in pixels, up and down counting double: a detour into another row tears a chain apart. */
function lengthOf(route: Route): number {
  const points = polylineOf(route, 4);
  let length = route.curves.length * 20;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    length += Math.abs(a[0] - b[0]) + 2 * Math.abs(a[1] - b[1]);
  }
  return length;
}

function shared(route: Route, stretches: readonly Stretch[]): number {
  return stretchesOf(route).filter((own) =>
    stretches.some((other) => Math.abs(own.y - other.y) < 9 && own.left < other.right && other.left < own.right),
  ).length;
}

/** What the cards (and captions) behind which a route runs cost. */
function behindCards(route: Route, index: BoxIndex<CardBox>, isOther: (box: CardBox) => boolean): number {
  const cards = new Set<CardBox>();
  const captions = new Set<CardBox>();
  const points = polylineOf(route, 16);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const [left, top] = [Math.min(a[0], b[0]) - 3, Math.min(a[1], b[1]) - 3];
    const piece = { x: left, y: top, width: Math.abs(a[0] - b[0]) + 6, height: Math.abs(a[1] - b[1]) + 6 };
    const near = { ...piece, y: top - CARD_BELOW, height: piece.height + CARD_BELOW + CARD_ABOVE };
    for (const box of index.all(near)) {
      if (isOther(box)) (overlaps(piece, box) ? cards : captions).add(box);
    }
  }
  let cost = cards.size * CARD_COST;
  for (const box of captions) if (!cards.has(box)) cost += CAPTION_COST;
  return cost;
}

function stretchesOf(route: Route): Stretch[] {
  let from = route.from;
  return route.curves.flatMap(([, , to]) => {
    const level = from[1] === to[1] && Math.abs(from[0] - to[0]) > 120;
    const stretch = { y: to[1], left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]) };
    from = to;
    return level ? [stretch] : [];
  });
}

function boundsOf(route: Route): Box {
  const points = pointsOf(route, 8);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - 4, Math.min(...ys) - CARD_ABOVE];
  return { x: left, y: top, width: Math.max(...xs) + 4 - left, height: Math.max(...ys) + CARD_ABOVE - top };
}
