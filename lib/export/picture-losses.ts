import type { JourneyMap } from '../model/types';
import { LIMITS } from '../protocol/limits';
import { partFault } from '../scene/picture/choose-part';
import type { ExportOptions } from './options';

/** What a picture of a map doesn't show or carry, as sentences, to be said before it is made. */
export function lossesOfPicture(map: JourneyMap, options: Pick<ExportOptions, 'part' | 'notes' | 'data'>): string[] {
  const losses: string[] = [];
  const fault = partFault(map, options.part);
  if (fault !== null) losses.push(`The picture shows nothing of the map. ${fault}`);
  // Of a part the list itself says it.
  if (options.notes && options.part.kind === 'whole') losses.push(...unlistedNotes(map));
  if (options.data && options.part.kind !== 'whole') {
    losses.push('The picture shows a part, but the whole map is inside. Without data it has only what it shows.');
  }
  return losses;
}

function unlistedNotes({ touchpoints }: JourneyMap): string[] {
  const noted = touchpoints.filter(({ notes }) => (notes ?? '').trim() !== '').length;
  const rest = noted - LIMITS.pictureNotes;
  if (rest <= 0) return [];
  return [`${LIMITS.pictureNotes} notes are listed at most: ${rest} ${rest === 1 ? 'is' : 'are'} left out.`];
}
