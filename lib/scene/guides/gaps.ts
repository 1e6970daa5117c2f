import { SAME } from './align';
import type { Axis, Extent, Gap, GapGuide } from './types';

/** Boxes that stand closer than this, in pixels, have no room between them that others could be equal to. */
const LEAST_GAP = 8;

/** What stands in a row with a box: the next two before it and behind it, the nearest first. */
interface Row {
  readonly before: readonly [Extent?, Extent?];
  readonly behind: readonly [Extent?, Extent?];
}

/** How far `own` would have to be moved so that the rooms beside it are equal, within its row. */
export function* gapShifts(own: Extent, others: readonly Extent[], reach: number): Generator<number> {
  const { before, behind } = rowOf(own, others, reach);
  const [left, farLeft] = before;
  const [right, farRight] = behind;
  const length = own.to - own.from;
  if (left && right) {
    const room = (right.from - left.to - length) / 2;
    if (room >= LEAST_GAP) yield left.to + room - own.from;
  }
  if (left && farLeft) {
    const room = left.from - farLeft.to;
    if (room >= LEAST_GAP) yield left.to + room - own.from;
  }
  if (right && farRight) {
    const room = farRight.from - right.to;
    if (room >= LEAST_GAP) yield right.from - room - own.to;
  }
}

/** The rooms of a row that are as large as those beside `own`; null when there are not two such. */
export function gapGuide(axis: Axis, own: Extent, others: readonly Extent[]): GapGuide | null {
  const { before, behind } = rowOf(own, others, SAME);
  const chain = [before[1], before[0], own, behind[0], behind[1]];
  const beside = [roomOf(before[0], own), roomOf(own, behind[0])].filter((room) => room !== null && room >= LEAST_GAP);
  for (const size of beside) {
    const gaps = chain.flatMap((one, index): Gap[] => {
      const next = chain[index + 1];
      const room = roomOf(one, next);
      if (!one || !next || room === null || size === null || Math.abs(room - size) > 2 * SAME) return [];
      return [
        { from: one.to, to: next.from, across: (Math.max(one.low, next.low) + Math.min(one.high, next.high)) / 2 },
      ];
    });
    if (gaps.length > 1) return { kind: 'gap', axis, gaps };
  }
  return null;
}

function roomOf(one: Extent | undefined, next: Extent | undefined): number | null {
  return one && next ? next.from - one.to : null;
}

/** Neighbours of `own` in its row: boxes beside it, of which two in a row are beside each other, too. */
function rowOf(own: Extent, others: readonly Extent[], slack: number): Row {
  const row = others.filter((other) => sharesRow(own, other));
  const before = nearest(
    row.filter((other) => other.to <= own.from + slack),
    (a, b) => b.to - a.to,
  );
  const behind = nearest(
    row.filter((other) => other.from >= own.to - slack),
    (a, b) => a.from - b.from,
  );
  return {
    before: [
      before,
      before &&
        nearest(
          row.filter(({ to }) => to <= before.from),
          (a, b) => b.to - a.to,
        ),
    ],
    behind: [
      behind,
      behind &&
        nearest(
          row.filter(({ from }) => from >= behind.to),
          (a, b) => a.from - b.from,
        ),
    ],
  };
}

function nearest(extents: readonly Extent[], compare: (a: Extent, b: Extent) => number): Extent | undefined {
  return extents.reduce<Extent | undefined>((best, one) => (best && compare(best, one) <= 0 ? best : one), undefined);
}

function sharesRow(a: Extent, b: Extent): boolean {
  return a.low < b.high && b.low < a.high;
}
