import type { Reaction } from '../../model/types';
import type { AnalysisTouchpoint } from '../types';

/** Worst first: the scale on which the median is taken. */
const SCALE = ['negative', 'neutral', 'positive'] as const;

/**
 * The reaction that counts: the touchpoint's own, else the median of its ratings (ties to the worse), else null
 * ('not rated', which breaks nothing).
 */
export function effectiveReaction(touchpoint: AnalysisTouchpoint): Reaction | null {
  if (touchpoint.reaction) return touchpoint.reaction;
  const ratings = touchpoint.ratings;
  if (!ratings || ratings.length === 0) return null;
  const tally = [0, 0, 0];
  let count = 0;
  for (const { reaction } of ratings) {
    const step = SCALE.indexOf(reaction);
    if (step < 0) continue;
    tally[step] = tally[step]! + 1;
    count++;
  }
  if (count === 0) return null;
  // The lower median: with an even number of ratings the worse of the two in the middle.
  let before = 0;
  const middle = Math.floor((count - 1) / 2);
  for (let step = 0; step < SCALE.length; step++) {
    before += tally[step]!;
    if (before > middle) return SCALE[step]!;
  }
  return null;
}
