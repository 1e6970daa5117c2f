/** A map as the server knows it without opening its document. Keys are kept as hashes only. */
export interface MapRecord {
  readonly id: string;
  readonly keyHashes: { readonly own: Uint8Array; readonly edit: Uint8Array; readonly view: Uint8Array };
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

/**
 * Where maps are kept. Calls take effect in the order in which they are made. Every write resolves only when it would
 * survive a power cut, and rejects with StorageError when it may not have been stored; then nothing may be acknowledged.
 */
export interface Storage {
  /** Makes a map and the first update of its document, both or neither. */
  createMap(map: MapRecord, first: Uint8Array): Promise<void>;
  /** Deleted maps are found too. */
  findMap(id: string): Promise<MapRecord | null>;
  /** Marks a map as deleted; false when there is none or it already was. Its rows stay. */
  deleteMap(id: string, now: number): Promise<boolean>;
  /** Adds an update to the log of a map; resolves to its number, which grows with each. */
  append(mapId: string, update: Uint8Array): Promise<number>;
  load(mapId: string): Promise<StoredDocument>;
  /**
   * Stores a snapshot that covers the log through `seq` and removes what it covers, both or neither.
   * The snapshot before it is kept, older ones go.
   */
  compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): Promise<void>;
  /** The secret of this name; `fresh` is stored and returned when there is none yet. */
  secret(name: string, fresh: Uint8Array): Promise<Uint8Array>;
  /** Resolves when the storage answers. */
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
