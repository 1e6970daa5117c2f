import type { Cubic, Point } from '../types';

/**
 * A smooth way through points that stand from left to right: cubics that rise and fall only where the points do
 * (Fritsch and Carlson, with the slopes of Steffen), so that the curve never shows more joy or grief than a point.
 * Control points stand at thirds, so that a share of a cubic is the same share of its width.
 */
export function smoothCurve(points: readonly Point[]): Cubic[] {
  const slopes = points.map((_, index) => slopeAt(points, index));
  return points.slice(1).map((to, index): Cubic => {
    const from = points[index]!;
    const third = (to[0] - from[0]) / 3;
    return [
      [from[0] + third, from[1] + third * slopes[index]!],
      [to[0] - third, to[1] - third * slopes[index + 1]!],
      to,
    ];
  });
}

/** The part of a cubic that begins at `from`, between two shares of it (0–1). */
export function partOf(from: Point, cubic: Cubic, start: number, end: number): { from: Point; cubic: Cubic } {
  const [, rest] = split(from, cubic, start);
  const [part] = split(rest.from, rest.cubic, start >= 1 ? 1 : (end - start) / (1 - start));
  return part;
}

type Part = { readonly from: Point; readonly cubic: Cubic };

/** De Casteljau: both parts of a cubic at a share of it. */
function split(from: Point, [a, b, to]: Cubic, at: number): [Part, Part] {
  const mix = (p: Point, q: Point): Point => [p[0] + (q[0] - p[0]) * at, p[1] + (q[1] - p[1]) * at];
  const [p, q, r] = [mix(from, a), mix(a, b), mix(b, to)];
  const [s, t] = [mix(p, q), mix(q, r)];
  const middle = mix(s, t);
  return [
    { from, cubic: [p, s, middle] },
    { from: middle, cubic: [t, r, to] },
  ];
}

/** Flat at ends, tops and bottoms; elsewhere no steeper than the flatter side allows. */
function slopeAt(points: readonly Point[], index: number): number {
  const [before, here, after] = [points[index - 1], points[index]!, points[index + 1]];
  if (!before || !after) return 0;
  const [wide, high] = [here[0] - before[0], after[0] - here[0]];
  const [rise, next] = [(here[1] - before[1]) / wide, (after[1] - here[1]) / high];
  if (rise * next <= 0) return 0;
  const mean = (rise * high + next * wide) / (wide + high);
  return Math.sign(mean) * Math.min(Math.abs(rise), Math.abs(next), Math.abs(mean) / 2) * 2;
}
