import type { LogRow, MapRecord, VersionRecord } from '../storage/storage';

/** What a map's newest snapshot holds. */
export interface Snapshot {
  readonly state: Uint8Array;
  readonly pending: Uint8Array | null;
}

/**
 * Reads a store, while servers go on writing to it, as it was at one moment: when the reader was opened. The whole of it
 * is read map by map, so that a store larger than the memory can be.
 */
export interface StoreReader {
  /** In words, for reports. */
  readonly place: string;
  secrets(): Promise<ReadonlyMap<string, Uint8Array>>;
  /** The next maps after this id, deleted ones too; empty at the end. */
  maps(after: string, limit: number): Promise<readonly MapRecord[]>;
  snapshot(mapId: string): Promise<Snapshot | null>;
  /** The next rows of a map's log after this number; empty at the end. */
  rows(mapId: string, after: number, limit: number): Promise<readonly LogRow[]>;
  /** Oldest first. */
  versions(mapId: string): Promise<readonly VersionRecord[]>;
  versionState(mapId: string, id: number): Promise<Uint8Array>;
  notes(mapId: string): Promise<ReadonlyMap<string, Uint8Array>>;
  /** What the database itself finds wrong with its files, in its own words; empty when all is well. */
  damage(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Every map of a store, one after the other. */
export async function* eachMap(reader: StoreReader): AsyncGenerator<MapRecord> {
  for (let after = ''; ; ) {
    const page = await reader.maps(after, 500);
    if (page.length === 0) return;
    yield* page;
    after = page.at(-1)?.id ?? after;
  }
}

/** The secret that the probe of `/readyz` writes over and over: no part of what is kept. */
export const PROBE = 'probe';

/** The store can't be read or written, or may not be: a sentence for the operator. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
}

/** Of at most `frameBytes` each; a log is folded long before it has many such. */
const ROWS_AT_ONCE = 50;

/** The log of a map in order, some rows at a time. */
export async function* eachRows(reader: StoreReader, mapId: string): AsyncGenerator<readonly LogRow[]> {
  for (let after = -1; ; ) {
    const rows = await reader.rows(mapId, after, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}
