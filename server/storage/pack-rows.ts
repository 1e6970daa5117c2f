import type { PackedRows } from './worker-messages';

export interface MapRows {
  readonly mapId: string;
  readonly updates: readonly Uint8Array[];
}

/** Puts the updates of several maps into one buffer: a message to a thread costs by its parts more than by its bytes. */
export function packRows(maps: readonly MapRows[]): PackedRows {
  const lengths: number[] = [];
  let size = 0;
  for (const { updates } of maps) {
    for (const { length } of updates) {
      lengths.push(length);
      size += length;
    }
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { updates } of maps) {
    for (const update of updates) {
      bytes.set(update, at);
      at += update.length;
    }
  }
  return {
    maps: maps.map(({ mapId }) => mapId),
    counts: Uint32Array.from(maps, ({ updates }) => updates.length),
    lengths: Uint32Array.from(lengths),
    bytes,
  };
}

/** The reverse of `packRows`; the updates are views into its buffer. */
export function unpackRows({ maps, counts, lengths, bytes }: PackedRows): MapRows[] {
  let row = 0;
  let at = 0;
  return maps.map((mapId, index) => ({
    mapId,
    updates: Array.from({ length: counts[index] ?? 0 }, () => {
      const end = at + (lengths[row] ?? 0);
      row += 1;
      const update = bytes.subarray(at, end);
      at = end;
      return update;
    }),
  }));
}
