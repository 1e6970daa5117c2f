import { browserMemory } from '../../collab/memory';

const KEY = 'throughline:first-minute';
const DONE = 'done';

/** An example was opened from the first page: its map is where a newcomer is shown around, once in this browser. */
export function showAroundIn(mapId: string): void {
  const memory = browserMemory();
  if (memory.get(KEY) !== DONE) memory.set(KEY, mapId);
}

/** True for the map in which this browser's person is to be shown around. */
export function isShownAround(mapId: string): boolean {
  return browserMemory().get(KEY) === mapId;
}

/** The person has seen it, or wants no more of it. */
export function endShowingAround(): void {
  browserMemory().set(KEY, DONE);
}
