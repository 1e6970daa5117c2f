import type { Room } from '../sync/room';
import type { RoomWatcher } from '../sync/rooms';
import type { VersionKeeper } from '../versions/version-keeper';
import type { MapUpkeep } from './map-upkeep';

/** What follows from the life of open maps: versions of what was edited, and the upkeep of the documents. */
export function watchMaps(versions: VersionKeeper, upkeep: MapUpkeep): RoomWatcher {
  return {
    opened: (room: Room) => upkeep.opened(room),
    stored(room: Room) {
      versions.edited(room.id);
      upkeep.stored(room);
    },
    async emptied(room: Room) {
      await versions.emptied(room.id);
      await upkeep.emptied(room);
      if (room.size === 0) versions.forget(room.id);
    },
  };
}
