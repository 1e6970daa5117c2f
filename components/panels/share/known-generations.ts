import { FIRST_GENERATIONS, type Generations } from '@/lib/protocol/keys';
import type { Memory } from '../../collab/memory';

/** How often the links of a map were renewed, as this browser last heard; for when the server can't be asked. */
export interface KnownGenerations {
  read(): Generations;
  write(generations: Generations): void;
}

/** Keeps them under the id of the map. What is kept is read as doubtful: a map that nobody has renewed has the first. */
export function knownGenerations(mapId: string, memory: Memory): KnownGenerations {
  const name = `throughline:generations:${mapId}`;
  return {
    read() {
      const [edit, view] =
        /^(\d{1,9}) (\d{1,9})$/
          .exec(memory.get(name) ?? '')
          ?.slice(1)
          .map(Number) ?? [];
      return edit === undefined || view === undefined ? FIRST_GENERATIONS : { edit, view };
    },
    write: ({ edit, view }) => memory.set(name, edit + view === 0 ? null : `${edit} ${view}`),
  };
}
