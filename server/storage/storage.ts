import type { Generations } from '@/lib/protocol/keys';

export type { Generations } from '@/lib/protocol/keys';

/** A map as the server knows it without opening its document. Keys are kept as hashes only. */
export interface MapRecord {
  readonly id: string;
  readonly keyHashes: { readonly own: Uint8Array; readonly edit: Uint8Array; readonly view: Uint8Array };
  readonly generations: Generations;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Milliseconds since 1970; null while it lives. */
  readonly deleted: number | null;
}

/** All that is stored of one document: apply `snapshot`, then `updates` in order, then `pending`. */
export interface StoredDocument {
  readonly snapshot: Uint8Array | null;
  /** What the snapshot set apart because edits that it builds on had not arrived. */
  readonly pending: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  /** Number of the newest update, covered by the snapshot or not; 0 when there has been none. */
  readonly lastSeq: number;
}

/** A row of a map's log. */
export interface LogRow {
  readonly seq: number;
  readonly update: Uint8Array;
}

/** What may have changed of a map behind the back of a process that has it open. */
export interface MapHead {
  readonly id: string;
  /** Number of the newest row; 0 when there has been none. */
  readonly lastSeq: number;
  readonly deleted: boolean;
  readonly generations: Generations;
}

/** A state of a map that was set aside: by itself (`auto`) or by somebody, with a name. */
export interface VersionRecord {
  /** Unique in its map; grows. */
  readonly id: number;
  readonly kind: 'auto' | 'named';
  readonly name: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of its state. */
  readonly bytes: number;
}

/** Ends a lock; may be called once. */
export type Unlock = () => Promise<void>;

/**
 * Where maps are kept. A call sees all that was asked for before it; a read may see more. Every write resolves only when it would
 * survive a power cut, and rejects with StorageError when it may not have been stored; then nothing may be acknowledged.
 */
export interface Storage {
  /** Makes a map and the first update of its document, both or neither. */
  createMap(map: MapRecord, first: Uint8Array): Promise<void>;
  /** Deleted maps are found too. */
  findMap(id: string): Promise<MapRecord | null>;
  /** Marks a map as deleted; false when there is none or it already was. Its rows stay. */
  deleteMap(id: string, now: number): Promise<boolean>;
  /**
   * Removes at most `limit` maps that were marked before `before`, with all that is kept of them: log, snapshots,
   * versions, notes. Resolves to their ids.
   */
  eraseDeleted(before: number, limit: number): Promise<readonly string[]>;
  /** Puts new keys in the place of those of generation `before`; false when the map has others, is deleted or unknown. */
  renewKeys(mapId: string, before: Generations, keys: Pick<MapRecord, 'keyHashes' | 'generations'>): Promise<boolean>;
  /** Adds an update to the log of a map; resolves to its number, which grows with each. */
  append(mapId: string, update: Uint8Array): Promise<number>;
  /** Adds updates to the log of a map, in this order, all or none; resolves to the number of the last. At least one. */
  appendAll(mapId: string, updates: readonly Uint8Array[]): Promise<number>;
  load(mapId: string): Promise<StoredDocument>;
  /**
   * Stores a snapshot that covers the log through `seq` and removes what it covers, both or neither.
   * The snapshot before it is kept, older ones go.
   */
  compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): Promise<void>;
  /** The rows after number `seq`, in order; null when a snapshot has taken the place of some of them. */
  since(mapId: string, seq: number): Promise<readonly LogRow[] | null>;
  /** Those of the maps that there are, in any order. */
  heads(mapIds: readonly string[]): Promise<readonly MapHead[]>;
  /** The next ids after `after` in order of their bytes, deleted maps too; empty at the end. */
  mapIds(after: string | null, limit: number): Promise<readonly string[]>;
  /** Sets a whole document aside; resolves to the number of the version. */
  addVersion(mapId: string, version: Pick<VersionRecord, 'kind' | 'name' | 'at'>, state: Uint8Array): Promise<number>;
  /** Newest first. */
  versions(mapId: string): Promise<readonly VersionRecord[]>;
  /** The state of a version; null when there is no such one. */
  versionState(mapId: string, id: number): Promise<Uint8Array | null>;
  /** Gives a version a name, which makes it `named`; false when there is no such one. */
  nameVersion(mapId: string, id: number, name: string): Promise<boolean>;
  dropVersions(mapId: string, ids: readonly number[]): Promise<void>;
  /** A small fact that the server keeps beside a map's document; null when there is none. */
  note(mapId: string, name: string): Promise<Uint8Array | null>;
  /** Null removes it. */
  setNote(mapId: string, name: string, value: Uint8Array | null): Promise<void>;
  /** Holds others, in other processes too, off a map's `task`; null when somebody has it. Ends with the process. */
  tryLock(mapId: string, task: string): Promise<Unlock | null>;
  /** The secret of this name; `fresh` is stored and returned when there is none yet. */
  secret(name: string, fresh: Uint8Array): Promise<Uint8Array>;
  /** Resolves when the storage can store: it tries. */
  ping(): Promise<void>;
  /** Writes what is under way, then ends. */
  close(): Promise<void>;
}

/** `code` is the storage's own word, e.g. `SQLITE_FULL`. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}
