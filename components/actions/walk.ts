import type { Transition } from '@/lib/model/types';
import type { Box } from '@/lib/scene/types';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much worse a pixel across the direction is than one along it. */
const ACROSS = 2.5;
/** Cards whose middles lie within so much height are read as one row. */
const ROW = 120;

/** The card that lies nearest in a direction; null when none does. Of equals the first by id. */
export function neighbour(boxes: ReadonlyMap<string, Box>, from: string, direction: Direction): string | null {
  const origin = boxes.get(from);
  if (!origin) return null;
  let best: { id: string; score: number } | null = null;
  for (const [id, box] of boxes) {
    if (id === from) continue;
    const dx = box.x + box.width / 2 - (origin.x + origin.width / 2);
    const dy = box.y + box.height / 2 - (origin.y + origin.height / 2);
    const [along, across] =
      direction === 'left' ? [-dx, dy] : direction === 'right' ? [dx, dy] : direction === 'up' ? [-dy, dx] : [dy, dx];
    if (along <= 0 || Math.abs(across) > along * 3) continue;
    const score = along + ACROSS * Math.abs(across);
    if (!best || score < best.score || (score === best.score && id < best.id)) best = { id, score };
  }
  return best?.id ?? null;
}

/**
 * Along the chain: right to what comes next, left to what came before (the highest on the canvas first), up and down
 * to the other branches of the same fork.
 */
export function followChain(
  transitions: readonly Transition[],
  boxes: ReadonlyMap<string, Box>,
  from: string,
  direction: Direction,
): string | null {
  const byHeight = (ids: Iterable<string>): string[] =>
    [...new Set(ids)]
      .filter((id) => boxes.has(id))
      .sort((a, b) => (boxes.get(a)?.y ?? 0) - (boxes.get(b)?.y ?? 0) || (a < b ? -1 : 1));
  const next = (id: string) => transitions.filter((one) => one.source === id).map((one) => one.target);
  const before = (id: string) => transitions.filter((one) => one.target === id).map((one) => one.source);
  if (direction === 'right') return byHeight(next(from)).find((id) => id !== from) ?? null;
  if (direction === 'left') return byHeight(before(from)).find((id) => id !== from) ?? null;
  const forks = [byHeight(before(from).flatMap(next)), byHeight(next(from).flatMap(before))];
  const branches = forks.find((ids) => ids.length > 1) ?? [];
  const index = branches.indexOf(from);
  return index < 0 ? null : (branches[index + (direction === 'down' ? 1 : -1)] ?? null);
}

/** Reading order of cards: by rows of about a card's height, then from left to right. */
export function readingOrder(boxes: ReadonlyMap<string, Box>): string[] {
  const row = (box: Box): number => Math.round((box.y + box.height / 2) / ROW);
  return [...boxes]
    .sort(([idA, a], [idB, b]) => row(a) - row(b) || a.x - b.x || (idA < idB ? -1 : 1))
    .map(([id]) => id);
}

/** The first in that order, without putting all in order. */
export function firstToRead(boxes: ReadonlyMap<string, Box>): string | null {
  let first: string | null = null;
  let [firstRow, firstX] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [id, { x, y, height }] of boxes) {
    const row = Math.round((y + height / 2) / ROW);
    if (row > firstRow || (row === firstRow && (x > firstX || (x === firstX && first !== null && id > first))))
      continue;
    [first, firstRow, firstX] = [id, row, x];
  }
  return first;
}
