import type { PicturePart } from '@/lib/export/options';
import { type Fault, quote } from '@/lib/model/faults';
import type { JourneyMap } from '@/lib/model/types';

/** What a part names that the map does not have: a picture of it would lack that in silence. */
export function partFaults({ touchpoints, phases }: JourneyMap, part: PicturePart): Fault[] {
  if (part.kind === 'whole') return [];
  if (part.kind === 'phase') {
    if (phases.some(({ id }) => id === part.id)) return [];
    return [{ pointer: '/phase', message: `no phase ${quote(part.id)}` }];
  }
  const known = new Set(touchpoints.map(({ id }) => id));
  const unknown = [...new Set(part.ids)].filter((id) => !known.has(id));
  return unknown.map((id) => ({ pointer: `/${part.kind}`, message: `no touchpoint ${quote(id)}` }));
}
