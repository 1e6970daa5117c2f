import type { MapRecord, VersionRecord } from '../storage/storage';

/** An empty store that is being filled. What is put into it is there when it was committed, and not before. */
export interface RestoreTarget {
  secret(name: string, value: Uint8Array): Promise<void>;
  /** What follows belongs to this map. */
  map(record: MapRecord): Promise<void>;
  snapshot(state: Uint8Array, pending: Uint8Array | null): Promise<void>;
  rows(updates: readonly Uint8Array[]): Promise<void>;
  version(version: Omit<VersionRecord, 'bytes'>, state: Uint8Array): Promise<void>;
  note(name: string, value: Uint8Array): Promise<void>;
  commit(): Promise<void>;
  /** Leaves the store as it was, unless it has been committed. */
  close(): Promise<void>;
}
