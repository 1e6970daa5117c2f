import type { Transition } from '../model/types';
import { compareIds } from '../model/types';
import { BoxIndex } from './box-index';
import { CARD_ABOVE, CARD_BELOW } from './card';
import { pointsOf, routeTransition } from './route';
import type { Box, Route } from './types';
import { waysAround } from './ways-around';

/** Maps with more transitions are drawn with the straightest curves: nobody follows a single line there. */
const MOST = 3_000;
/** A card in the way costs as much as this many pixels of detour. */
const CARD_COST = 4_000;
const CAPTION_COST = 300;
const LANE_COST = 600;

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
 * taken before. The same boxes give the same routes.
 */
export function planRoutes(
  transitions: readonly Transition[],
  boxes: ReadonlyMap<string, Box>,
  lanes: ReadonlyMap<string, number> = lanesOf(transitions),
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  if (transitions.length > MOST) return routes;
  const index = new BoxIndex<CardBox>();
  for (const [id, box] of boxes) index.add({ id, ...box });
  const stretches: Stretch[] = [];
  for (const { id, source, target } of transitions) {
    const from = boxes.get(source);
    const to = boxes.get(target);
    if (!from || !to || source === target) continue;
    const plain = routeTransition(from, to, lanes.get(id));
    const others = (route: Route): CardBox[] =>
      index.all(boundsOf(route)).filter((box) => box.id !== source && box.id !== target);
    const obstacles = others(plain);
    if (behindCards(plain, obstacles) < CARD_COST) continue;
    let best = plain;
    let least = costOf(plain, obstacles, stretches);
    for (const route of waysAround(from, to, obstacles, plain)) {
      const cost = costOf(route, others(route), stretches);
      if (cost >= least) continue;
      best = route;
      least = cost;
    }
    if (best === plain) continue;
    routes.set(id, best);
    stretches.push(...stretchesOf(best));
  }
  return routes;
}

function costOf(route: Route, obstacles: readonly CardBox[], stretches: readonly Stretch[]): number {
  const points = pointsOf(route, 6);
  let length = 0;
  points.forEach((point, i) => {
    const last = points[i - 1] ?? point;
    // Up and down counts double: a detour into another row tears a chain apart.
    length += Math.abs(point[0] - last[0]) + 2 * Math.abs(point[1] - last[1]);
  });
  const shared = stretchesOf(route).filter((own) =>
    stretches.some((other) => Math.abs(own.y - other.y) < 9 && own.left < other.right && other.left < own.right),
  );
  return length + behindCards(route, obstacles) + shared.length * LANE_COST + route.curves.length * 20;
}

/** What the cards (and captions) behind which a route runs cost. */
function behindCards(route: Route, obstacles: readonly CardBox[]): number {
  if (obstacles.length === 0) return 0;
  const points = pointsOf(route, 48);
  let cost = 0;
  for (const box of obstacles) {
    const inside = (top: number, bottom: number): boolean =>
      points.some(([x, y]) => x > box.x - 3 && x < box.x + box.width + 3 && y > top && y < bottom);
    if (inside(box.y - 3, box.y + box.height + 3)) cost += CARD_COST;
    else if (inside(box.y - CARD_ABOVE, box.y + box.height + CARD_BELOW)) cost += CAPTION_COST;
  }
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
