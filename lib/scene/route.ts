import { CARD_VERTICAL_PORT } from './card';
import type { Box, Cubic, Point, Route } from './types';

export type Side = 'left' | 'right' | 'top' | 'bottom';

export const OUTWARD: Readonly<Record<Side, Point>> = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] };
/** Less room than this between two cards counts as none. */
const CLOSE = 20;
const LANE_STEP = 20;
/** Lines keep this far from a card's corners. */
const EDGE = 14;
const WRIGGLE = 28;
const ASIDE = 16;

/** The sides by which a transition leaves its source and meets its target. Normally right to left. */
export function sidesOf(source: Box, target: Box): readonly [Side, Side] {
  const ahead = target.x - (source.x + source.width);
  const behind = source.x - (target.x + target.width);
  const below = target.y - (source.y + source.height);
  const above = source.y - (target.y + target.height);
  if (ahead >= CLOSE) return ['right', 'left'];
  if (behind < CLOSE) {
    if (below >= CLOSE / 2) return ['bottom', 'top'];
    if (above >= CLOSE / 2) return ['top', 'bottom'];
    return ahead + source.width / 2 >= 0 ? ['right', 'left'] : ['bottom', 'bottom'];
  }
  if (below >= CLOSE) return ['bottom', 'right'];
  if (above >= CLOSE) return ['top', 'right'];
  return ['bottom', 'bottom'];
}

/** Sideways shift of a lane: 0, 20, −20, 40, −40 … pixels. */
export function laneShift(lane: number): number {
  return Math.ceil(lane / 2) * LANE_STEP * (lane % 2 === 1 ? 1 : -1) || 0;
}

/** The curve of a transition between two cards; `lane` spreads those between the same two cards apart. */
export function routeTransition(source: Box, target: Box, lane = 0): Route {
  const [leaving, meeting] = sidesOf(source, target);
  const shift = laneShift(lane);
  // Coming back from the right a line keeps clear of the middle, where the card's own lines leave.
  const aside = meeting === 'right' ? Math.sign(source.y - target.y) * ASIDE : 0;
  const to = portOf(target, meeting, shift + aside);
  const from = straightened(portOf(source, leaving, shift), to, source, leaving);
  const out = OUTWARD[leaving];
  const back = OUTWARD[meeting];
  const reach = reachOf(from, to, leaving, meeting, Math.abs(shift));
  const c1: Point = [from[0] + out[0] * reach, from[1] + out[1] * reach];
  const c2: Point = [to[0] + back[0] * reach, to[1] + back[1] * reach];
  return { from, to, curves: [[c1, c2, to]], leaves: out, arrives: [-back[0] || 0, -back[1] || 0] };
}

/** A loop at the top right corner of a card, for a transition to itself. */
export function routeLoop(box: Box, lane = 0): Route {
  const size = 36 + Math.abs(laneShift(lane));
  const from: Point = [box.x + box.width - 24, box.y];
  const to: Point = [box.x + box.width, box.y + 24];
  const c1: Point = [from[0], from[1] - size];
  const c2: Point = [to[0] + size, to[1]];
  return { from, to, curves: [[c1, c2, to]], leaves: [0, -1], arrives: [-1, 0] };
}

/** Cards side by side are seldom of one height: where a slight bend would do nothing but wriggle, the line runs straight. */
function straightened(from: Point, to: Point, source: Box, leaving: Side): Point {
  const sideways = leaving === 'left' || leaving === 'right';
  const [low, high] = sideways
    ? [source.y + EDGE, source.y + source.height - EDGE]
    : [source.x + 2 * EDGE, source.x + source.width - 2 * EDGE];
  const wish = sideways ? to[1] : to[0];
  if (Math.abs(wish - (sideways ? from[1] : from[0])) > WRIGGLE || wish < low || wish > high) return from;
  return sideways ? [from[0], wish] : [wish, from[1]];
}

/** Where a transition meets a side of a card. */
export function portOf(box: Box, side: Side, shift: number): Point {
  const along = Math.min(CARD_VERTICAL_PORT, box.width * 0.8) + clamp(shift, box.width * 0.18);
  const across = box.height / 2 + clamp(shift, box.height / 2 - EDGE);
  if (side === 'left') return [box.x, box.y + across];
  if (side === 'right') return [box.x + box.width, box.y + across];
  return [box.x + along, side === 'top' ? box.y : box.y + box.height];
}

function reachOf(from: Point, to: Point, leaving: Side, meeting: Side, spread: number): number {
  const dx = Math.abs(to[0] - from[0]);
  const dy = Math.abs(to[1] - from[1]);
  if (leaving === 'bottom' && meeting === 'bottom') return 56 + Math.min(120, dx * 0.12) + dy * 0.3 + spread;
  if (leaving === 'right' && meeting === 'left') {
    return to[0] > from[0] ? Math.min(Math.max(dx / 2, Math.min(48, dx)), 200) : 60 + dx / 2;
  }
  if (meeting === 'right') return Math.max(40, Math.min(160, Math.max(dx, dy) * 0.5));
  return Math.max(24, Math.min(160, dy / 2));
}

function clamp(value: number, most: number): number {
  const limit = Math.max(0, most);
  return Math.max(-limit, Math.min(limit, value));
}

/** The route cut short by `gap` pixels at its end, along its arriving direction; the bend stays nearly the same. */
export function shortenEnd(route: Route, gap: number): Route {
  const { to, arrives, curves } = route;
  const [c1, c2] = curves.at(-1)!;
  const end: Point = [to[0] - arrives[0] * gap, to[1] - arrives[1] * gap];
  const bend: Point = [c2[0] - arrives[0] * gap * 0.5, c2[1] - arrives[1] * gap * 0.5];
  return { ...route, to: end, curves: [...curves.slice(0, -1), [c1, bend, end]] };
}

/** The route cut short by `gap` pixels at its beginning. */
export function shortenStart(route: Route, gap: number): Route {
  const { from, leaves } = route;
  return { ...route, from: [from[0] + leaves[0] * gap, from[1] + leaves[1] * gap] };
}

/** A point of one cubic curve at `t`, 0–1. */
export function pointOn(from: Point, [c1, c2, to]: Cubic, t: number): Point {
  const s = 1 - t;
  const mix = (i: 0 | 1): number =>
    s * s * s * from[i] + 3 * s * s * t * c1[i] + 3 * s * t * t * c2[i] + t * t * t * to[i];
  return [mix(0), mix(1)];
}

/** Points along the whole route, `steps` to each of its curves, ends included. */
export function pointsOf(route: Route, steps: number): Point[] {
  const points: Point[] = [route.from];
  let from = route.from;
  for (const curve of route.curves) {
    for (let i = 1; i <= steps; i++) points.push(pointOn(from, curve, i / steps));
    from = curve[2];
  }
  return points;
}

/** The route as a chain of straight pieces: bends in `steps` of them, what is straight in one. */
export function polylineOf(route: Route, steps: number): Point[] {
  const points: Point[] = [route.from];
  let from = route.from;
  for (const curve of route.curves) {
    const [c1, c2, to] = curve;
    const level = from[1] === to[1] && c1[1] === to[1] && c2[1] === to[1];
    const upright = from[0] === to[0] && c1[0] === to[0] && c2[0] === to[0];
    const pieces = level || upright ? 1 : steps;
    for (let i = 1; i < pieces; i++) points.push(pointOn(from, curve, i / pieces));
    points.push(to);
    from = to;
  }
  return points;
}

/** Where a label stands: halfway along the longest piece. */
export function middleOf(route: Route): Point {
  let from = route.from;
  let best = -1;
  let middle = from;
  for (const curve of route.curves) {
    const length = Math.hypot(curve[2][0] - from[0], curve[2][1] - from[1]);
    if (length > best) {
      best = length;
      middle = pointOn(from, curve, 0.5);
    }
    from = curve[2];
  }
  return middle;
}

/** The route as SVG path data. */
export function routePath({ from, curves }: Route): string {
  return `M${pair(from)}${curves.map(([c1, c2, to]) => `C${pair(c1)} ${pair(c2)} ${pair(to)}`).join('')}`;
}

/** A number in path data: at most two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}

export function pair(point: Point): string {
  return `${round(point[0])} ${round(point[1])}`;
}
