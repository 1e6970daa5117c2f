import metrics from './font-metrics.json';
import type { FontWeight } from './types';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const WEIGHTS: readonly FontWeight[] = [400, 500, 600, 700];

/** Index of a covered code point into the widths; code points under 0x10000 only, -1 for what Inter lacks. */
const slots = new Int16Array(0x10000).fill(-1);
let covered = 0;
for (let i = 0; i < metrics.ranges.length; i += 2) {
  const first = metrics.ranges[i]!;
  const length = metrics.ranges[i + 1]!;
  for (let point = first; point < first + length; point++, covered++) {
    if (point < 0x10000) slots[point] = covered;
  }
}

const ems = Object.fromEntries(
  WEIGHTS.map((weight) => {
    const packed = metrics.widths[weight];
    const widths = new Float32Array(covered);
    for (let i = 0; i < covered; i++) {
      const units = DIGITS.indexOf(packed[2 * i]!) * 64 + DIGITS.indexOf(packed[2 * i + 1]!);
      widths[i] = units / metrics.unitsPerEm;
    }
    return [weight, widths];
  }),
) as Record<FontWeight, Float32Array>;

/** True when Inter has a glyph for the code point, in every weight that is used. */
export function hasGlyph(codePoint: number): boolean {
  return codePoint < 0x10000 && slots[codePoint]! >= 0;
}

/**
 * Advance width of a code point in ems. What Inter lacks gets the width that a fallback font most likely gives it:
 * nothing for joiners and marks, one em for ideographs and emoji, 0.6 em for the rest.
 */
export function advanceOf(codePoint: number, weight: FontWeight): number {
  const slot = codePoint < 0x10000 ? slots[codePoint]! : -1;
  if (slot >= 0) return ems[weight][slot]!;
  if (isZeroWidth(codePoint)) return 0;
  return isWide(codePoint) ? 1 : 0.6;
}

/** East Asian wide characters and emoji (the blocks of Unicode's EastAsianWidth W and F, coarsely). */
export function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x231a && codePoint <= 0x231b) ||
    (codePoint >= 0x23e9 && codePoint <= 0x23fa) ||
    (codePoint >= 0x25fd && codePoint <= 0x25fe) ||
    (codePoint >= 0x2b1b && codePoint <= 0x2b1c) ||
    codePoint === 0x2b50 ||
    codePoint === 0x2b55 ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x2600 && codePoint <= 0x27bf) ||
    (codePoint >= 0x1f000 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  );
}

function isZeroWidth(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint <= 0x9f) ||
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x591 && codePoint <= 0x5c7) ||
    (codePoint >= 0x610 && codePoint <= 0x61a) ||
    (codePoint >= 0x64b && codePoint <= 0x65f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) ||
    (codePoint >= 0xe0000 && codePoint <= 0xe01ef)
  );
}
