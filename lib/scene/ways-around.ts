import { CARD_ABOVE, CARD_BELOW } from './card';
import { OUTWARD, portOf, type Side } from './route';
import type { Box, Cubic, Point, Route } from './types';

/** Room that a line keeps from what stands above and below a card. */
const CLEAR = 12;
/** Width of a step from one height to another, and radius of a turn, in pixels. */
const STEP = 64;
const TURN = 28;
/** No more heights than this are tried on each side of the direct way. */
const MOST_HEIGHTS = 6;
/** How far beside a card a line turns, and how far apart lines run that share a way. */
const ASIDE = 36;
const LANE = 12;

/**
 * Ways from one card to another that may avoid the obstacles: over, under, between them, or beside. Some may be no better.
 * `lane` (0, 1, 2 …) moves long stretches aside, for lines that share a way.
 */
export function* waysAround(
  source: Box,
  target: Box,
  obstacles: readonly Box[],
  plain: Route,
  lane: number,
): Generator<Route> {
  const ahead = target.x - (source.x + source.width);
  if (ahead >= STEP) {
    yield* stepping(source, target, heightsBetween(obstacles, plain));
  } else if (source.x - (target.x + target.width) >= -target.width / 2) {
    yield* looping(source, target, obstacles, lane);
  }
  if (Math.abs(source.x - target.x) > source.width) return;
  yield bracket(source, target, 'right');
  yield bracket(source, target, 'left');
}

/** Forwards: a step soon after the source, a straight stretch, a step shortly before the target. */
function* stepping(source: Box, target: Box, heights: readonly number[]): Generator<Route> {
  const from = portOf(source, 'right', 0);
  const to = portOf(target, 'left', 0);
  const step = Math.min(STEP, (to[0] - from[0]) / 2);
  for (const y of [to[1], from[1], ...heights]) {
    const [a, b]: [Point, Point] = [
      [from[0] + step, y],
      [to[0] - step, y],
    ];
    yield chain(from, [s(from, a), line(a, b), s(b, to)], [1, 0], [1, 0]);
  }
}

/** Backwards: out at the right or below (above), a straight stretch beyond both cards, in at the left or from below (above). */
function* looping(source: Box, target: Box, obstacles: readonly Box[], lane: number): Generator<Route> {
  for (const side of ['bottom', 'top'] as const) {
    const away = OUTWARD[side][1];
    const edges = [source, target].map((box) => (away > 0 ? box.y + box.height : box.y));
    const room = TURN + CLEAR + (away > 0 ? 0 : CARD_ABOVE - CLEAR);
    const least = (away > 0 ? Math.max(...edges) : Math.min(...edges)) + away * room;
    const beyond = obstacles
      .map((box) => (away > 0 ? box.y + box.height + CARD_BELOW + CLEAR : box.y - CARD_ABOVE - CLEAR))
      .filter((y) => (y - least) * away > 0)
      .sort((a, b) => (a - b) * away);
    for (const height of [least, ...new Set(beyond.slice(-MOST_HEIGHTS))]) {
      for (const exit of [side, 'right'] as const) {
        for (const entry of [side, 'left'] as const)
          yield loop(source, target, exit, entry, height + away * lane * LANE, lane);
      }
    }
  }
}

function loop(source: Box, target: Box, exit: Side, entry: Side, y: number, lane: number): Route {
  const from = portOf(source, exit, 0);
  const to = portOf(target, entry, 0);
  const outX = exit === 'right' ? from[0] + ASIDE + lane * LANE : from[0];
  const inX = entry === 'left' ? to[0] - ASIDE - lane * LANE : to[0];
  const corners: Point[] = [from, [outX, from[1]], [outX, y], [inX, y], [inX, to[1]], to];
  const [out, into] = [OUTWARD[exit], OUTWARD[entry]];
  return rounded(corners, out, [-into[0] || 0, -into[1] || 0]);
}

/** A way along straight lines from corner to corner, each corner rounded. */
function rounded(corners: readonly Point[], leaves: Point, arrives: Point): Route {
  const points = corners.filter((point, i) => i === 0 || distance(point, corners[i - 1]!) > 0.5);
  const curves: Cubic[] = [];
  let at = points[0]!;
  for (let i = 1; i < points.length; i++) {
    const [corner, next] = [points[i]!, points[i + 1]];
    if (!next) {
      curves.push(line(at, corner));
      break;
    }
    const radius = Math.min(TURN, distance(at, corner) * 0.9, distance(corner, next) / 2);
    const [before, after] = [towards(corner, at, radius), towards(corner, next, radius)];
    curves.push(line(at, before), [
      towards(corner, before, radius * 0.45),
      towards(corner, after, radius * 0.45),
      after,
    ]);
    at = after;
  }
  return chain(points[0]!, curves, leaves, arrives);
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

/** The point that lies `length` pixels from `from` on the way to `to`; both are on one axis. */
function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) * length) / whole, from[1] + ((to[1] - from[1]) * length) / whole];
}

/** Out at one side and in at the same side, for cards above each other. */
function bracket(source: Box, target: Box, side: Extract<Side, 'left' | 'right'>): Route {
  const from = portOf(source, side, 0);
  const to = portOf(target, side, 0);
  const out = OUTWARD[side][0];
  const x = out * Math.max(out * from[0], out * to[0]) + out * 44;
  return chain(from, [[[x, from[1]], [x, to[1]], to]], [out, 0], [-out, 0]);
}

/** Heights just over and just under each obstacle, those nearest to the direct way first. */
function heightsBetween(obstacles: readonly Box[], { from, to }: Route): number[] {
  const middle = (from[1] + to[1]) / 2;
  const heights = obstacles.flatMap(({ y, height }) => [y - CARD_ABOVE - CLEAR, y + height + CARD_BELOW + CLEAR]);
  return [...new Set(heights)].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, 2 * MOST_HEIGHTS);
}

function chain(from: Point, curves: readonly Cubic[], leaves: Point, arrives: Point): Route {
  return { from, curves, to: curves.at(-1)![2], leaves, arrives };
}

/** A step from one height to another, level at both ends. */
function s(from: Point, to: Point): Cubic {
  const half = (to[0] - from[0]) / 2;
  return [[from[0] + half, from[1]], [to[0] - half, to[1]], to];
}

function line(from: Point, to: Point): Cubic {
  return [
    [from[0] + (to[0] - from[0]) / 3, from[1] + (to[1] - from[1]) / 3],
    [to[0] - (to[0] - from[0]) / 3, to[1] - (to[1] - from[1]) / 3],
    to,
  ];
}
