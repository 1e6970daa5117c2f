import { ROW_FIELDS, type RowField } from '@/lib/scene/lanes/rows';
import type { Memory } from '../../collab/memory';

/** Remembers which rows somebody sees on a map, from one visit to the next. */
export interface RowsMemory {
  read(): RowField | null;
  write(rows: RowField | null): void;
}

/** Keeps in this browser which rows of a map are shown. What is kept there is read as doubtful. */
export function rememberRows(mapId: string, memory: Memory): RowsMemory {
  const key = `throughline:rows:${mapId}`;
  return {
    read: () => ROW_FIELDS.find((field) => field === memory.get(key)) ?? null,
    write: (rows) => memory.set(key, rows),
  };
}
