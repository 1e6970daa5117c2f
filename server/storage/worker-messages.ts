import type { Generations, LogRow, MapHead, MapRecord, StoredDocument, VersionRecord } from './storage';

/** Updates one after the other in `bytes`: `maps[i]` has the next `counts[i]` of them, update j is `lengths[j]` long. */
export interface PackedRows {
  readonly maps: readonly string[];
  readonly counts: Uint32Array;
  readonly lengths: Uint32Array;
  readonly bytes: Uint8Array;
}

/** What the storage worker is asked to do, with what it answers. */
export interface WorkerCalls {
  createMap: { args: [map: MapRecord, first: Uint8Array]; result: null };
  findMap: { args: [id: string]; result: MapRecord | null };
  deleteMap: { args: [id: string, now: number]; result: boolean };
  eraseDeleted: { args: [before: number, limit: number]; result: readonly string[] };
  /** Updates of several maps, packed; the answer has the number of the last one of each. */
  append: { args: [rows: PackedRows]; result: Float64Array };
  load: { args: [mapId: string]; result: StoredDocument };
  compact: { args: [mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null]; result: null };
  renewKeys: {
    args: [mapId: string, before: Generations, keys: Pick<MapRecord, 'keyHashes' | 'generations'>];
    result: boolean;
  };
  since: { args: [mapId: string, seq: number]; result: readonly LogRow[] | null };
  heads: { args: [mapIds: readonly string[]]; result: readonly MapHead[] };
  mapIds: { args: [after: string | null, limit: number]; result: readonly string[] };
  addVersion: {
    args: [mapId: string, version: Pick<VersionRecord, 'kind' | 'name' | 'at'>, state: Uint8Array];
    result: number;
  };
  versions: { args: [mapId: string]; result: readonly VersionRecord[] };
  versionState: { args: [mapId: string, id: number]; result: Uint8Array | null };
  nameVersion: { args: [mapId: string, id: number, name: string]; result: boolean };
  dropVersions: { args: [mapId: string, ids: readonly number[]]; result: null };
  note: { args: [mapId: string, name: string]; result: Uint8Array | null };
  setNote: { args: [mapId: string, name: string, value: Uint8Array | null]; result: null };
  secret: { args: [name: string, fresh: Uint8Array]; result: Uint8Array };
  ping: { args: []; result: null };
  close: { args: []; result: null };
}

export type WorkerRequest = {
  [M in keyof WorkerCalls]: { readonly id: number; readonly method: M; readonly args: WorkerCalls[M]['args'] };
}[keyof WorkerCalls];

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: WorkerCalls[keyof WorkerCalls]['result'] }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string };

/** The first message of the worker says whether it could open the database; later ones answer requests. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'answers'; readonly answers: readonly WorkerAnswer[] };

export interface WorkerSetup {
  readonly dataDir: string;
  /** How long a write waits for somebody else's lock on the file. */
  readonly busyTimeoutMs: number;
}
