import type { StoredDocument } from '../storage/storage';
import type { HttpContext } from './http-context';
import { Problem } from './problem';

/**
 * Makes one change of a map, from what is stored of it; what others do meanwhile merges with it, as any two edits do.
 * Settles when it is stored. Throws Problem when the map may not be changed, or would be too large.
 */
export async function changeMap<Made extends { readonly update: Uint8Array | null }>(
  { storage, rooms, upkeep }: HttpContext,
  mapId: string,
  make: (stored: StoredDocument) => Promise<Made>,
): Promise<Omit<Made, 'update'>> {
  return rooms.use(mapId, async (room) => {
    if (room.isReadOnly) throw new Problem('map-too-new');
    // What is removed but still stored may come back by this change.
    return upkeep.holdOff(mapId, async () => {
      await room.settled();
      const { update, ...rest } = await make(await storage.load(mapId));
      if (update && room.isFullWith(update.length)) {
        throw new Problem('too-large', 'The map would be larger than this server keeps.');
      }
      if (update) await room.put(update);
      return rest;
    });
  });
}
