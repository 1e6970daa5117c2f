import type { Reaction } from '../../model/types';

/** Reads the numbers of one column of reactions. */
export type ReactionScale = (cell: string) => Reaction | undefined;

/**
 * What the numbers in a column of reactions mean, judged by all of them: -1, 0 and 1 by sign; 1 to 3 as the keys have
 * them (1 negative, 2 neutral, 3 positive); 1 to 5 with the middle neutral; 0 to 10 as those who are asked for a
 * recommendation answer (9 and 10 positive, below 7 negative). Null when it is no column of such numbers.
 */
export function reactionScale(cells: readonly string[]): ReactionScale | null {
  const numbers = cells.filter((cell) => cell.trim() !== '').map(toNumber);
  if (numbers.length === 0 || numbers.some((one) => !Number.isInteger(one))) return null;
  // No spreading: a column may have more numbers than a call takes.
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const most = numbers.reduce((a, b) => Math.max(a, b));
  const bounds = boundsOf(least, most);
  if (!bounds) return null;
  const [negative, positive] = bounds;
  return (cell) => {
    if (cell.trim() === '') return undefined;
    const number = toNumber(cell);
    return number <= negative ? 'negative' : number >= positive ? 'positive' : 'neutral';
  };
}

/** Up to where it is negative, and from where on positive. */
function boundsOf(least: number, most: number): readonly [negative: number, positive: number] | null {
  if (least >= -1 && most <= 1) return least === 1 ? null : [-1, 1];
  if (least >= 1 && most <= 3) return [1, 3];
  if (least >= 1 && most <= 5) return [2, 4];
  return least >= 0 && most <= 10 ? [6, 9] : null;
}

function toNumber(cell: string): number {
  return Number(cell.trim().replace('−', '-').replace(/^\+/, ''));
}
