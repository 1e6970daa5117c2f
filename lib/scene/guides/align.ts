import type { AlignGuide, Axis, Extent } from './types';

/** Beginning, middle and end of a box along an axis; a guide is shown for the first of them that agrees. */
const LINES: readonly ((extent: Extent) => number)[] = [
  ({ from }) => from,
  ({ from, to }) => (from + to) / 2,
  ({ to }) => to,
];
/** Places that differ by less than this, in pixels, are the same. */
export const SAME = 0.5;

/** How far `own` would have to be moved to stand in line with each of the others, in each way. */
export function* alignShifts(own: Extent, others: readonly Extent[]): Generator<number> {
  for (const other of others) for (const line of LINES) yield line(other) - line(own);
}

/** The line on which `own` stands with its nearest neighbours on both sides; null when there is none. */
export function alignGuide(axis: Axis, own: Extent, others: readonly Extent[]): AlignGuide | null {
  for (const line of LINES) {
    const at = line(own);
    let [before, after]: [Extent | null, Extent | null] = [null, null];
    for (const other of others) {
      if (Math.abs(line(other) - at) >= SAME) continue;
      if (middle(other) <= middle(own)) {
        if (!before || middle(other) > middle(before)) before = other;
      } else if (!after || middle(other) < middle(after)) after = other;
    }
    const met = [before, after].filter((one) => one !== null);
    if (met.length === 0) continue;
    const all = [own, ...met];
    const [from, to] = [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))];
    return { kind: 'align', axis, at, from, to };
  }
  return null;
}

/** Middle across the axis. */
function middle({ low, high }: Extent): number {
  return (low + high) / 2;
}
