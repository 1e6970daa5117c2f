import { CARD_ABOVE, CARD_BELOW } from '@/lib/scene/card';
import type { Box } from '@/lib/scene/types';

const GAP = 32;
/** Between a card and the one below it stand the tag of the first and the caption of the second. */
const GAP_BELOW = CARD_BELOW + CARD_ABOVE + 6;
const STEP = 40;
const TRIES = 200;

/**
 * The first place at or below `wanted` where a card of that size stands clear of all others; to the right, column after
 * column, when everything below is taken.
 */
export function freePlace(wanted: Box, taken: Iterable<Box>): { readonly x: number; readonly y: number } {
  const others = [...taken];
  let { x, y } = wanted;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const hit = others.find((other) => overlaps({ ...wanted, x, y }, other));
    if (!hit) break;
    y = Math.max(y + STEP, Math.ceil((hit.y + hit.height + GAP_BELOW) / 8) * 8);
    if (attempt % 20 === 19) {
      x += wanted.width + 2 * GAP;
      y = wanted.y;
    }
  }
  return { x: Math.round(x), y: Math.round(y) };
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + GAP / 2 &&
    b.x < a.x + a.width + GAP / 2 &&
    a.y < b.y + b.height + GAP_BELOW - 8 &&
    b.y < a.y + a.height + GAP_BELOW - 8
  );
}
