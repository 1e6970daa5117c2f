import type { Generations, MapRecord } from './storage';

/** A map as both databases keep it, a column a field. */
export interface MapRow {
  readonly id: string;
  readonly own: Buffer;
  readonly edit: Buffer;
  readonly view: Buffer;
  readonly edit_generation: number;
  readonly view_generation: number;
  readonly created: number;
  readonly deleted: number | null;
}

export function toMapRecord(row: MapRow): MapRecord {
  const { id, own, edit, view, created, deleted } = row;
  return { id, keyHashes: { own, edit, view }, generations: toGenerations(row), created, deleted };
}

export function toGenerations(row: Pick<MapRow, 'edit_generation' | 'view_generation'>): Generations {
  return { edit: row.edit_generation, view: row.view_generation };
}
