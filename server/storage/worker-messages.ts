import type { MapRecord, StoredDocument } from './storage';

/** What the storage worker is asked to do, with what it answers. */
export interface WorkerCalls {
  createMap: { args: [map: MapRecord, first: Uint8Array]; result: null };
  findMap: { args: [id: string]; result: MapRecord | null };
  deleteMap: { args: [id: string, now: number]; result: boolean };
  append: { args: [mapId: string, update: Uint8Array]; result: number };
  load: { args: [mapId: string]; result: StoredDocument };
  compact: { args: [mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null]; result: null };
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
