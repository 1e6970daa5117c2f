import type { JourneyMap } from '@/lib/model/types';

/** What a file that carries the map gives away, counted: `24 touchpoints with 6 notes, 3 owners and 12 ratings by name`. */
export function mapContents({ touchpoints }: JourneyMap): string {
  let [notes, owners, ratings] = [0, 0, 0];
  for (const touchpoint of touchpoints) {
    if (touchpoint.notes) notes += 1;
    if (touchpoint.owner) owners += 1;
    ratings += touchpoint.ratings?.length ?? 0;
  }
  const parts = [
    ...(notes > 0 ? [counted(notes, 'note')] : []),
    ...(owners > 0 ? [counted(owners, 'owner')] : []),
    ...(ratings > 0 ? [`${counted(ratings, 'rating')} by name`] : []),
  ];
  const last = parts.pop();
  const inside = last === undefined ? '' : ` with ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}`;
  return `${counted(touchpoints.length, 'touchpoint')}${inside}`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
