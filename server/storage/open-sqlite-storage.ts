import { Worker } from 'node:worker_threads';
import { type MapRows, packRows } from './pack-rows';
import { prepareFolder } from './prepare-folder';
import {
  type Generations,
  type LogRow,
  type MapHead,
  type MapRecord,
  type Storage,
  StorageError,
  type StoredDocument,
  type Unlock,
  type VersionRecord,
} from './storage';
import type { WorkerAnswer, WorkerCalls, WorkerMessage, WorkerSetup } from './worker-messages';

export interface SqliteOptions {
  readonly dataDir: string;
  /** The bundled `storage-worker`. */
  readonly workerFile: URL;
  /** How long a write waits for somebody else's lock on the file; 2 s by default. */
  readonly busyTimeoutMs?: number;
}

interface Caller {
  readonly resolve: (value: never) => void;
  readonly reject: (error: StorageError) => void;
}

interface UnsentRows extends MapRows {
  readonly resolve: (seq: number) => void;
  readonly reject: (error: StorageError) => void;
}

/**
 * Opens, and makes if need be, the database of a folder; its work goes on in a thread of its own.
 * Throws StorageError with a sentence for the operator when the folder can't be used.
 */
export async function openSqliteStorage(options: SqliteOptions): Promise<Storage> {
  const { dataDir, workerFile, busyTimeoutMs = 2000 } = options;
  prepareFolder(dataDir);
  const worker = new Worker(workerFile, { workerData: { dataDir, busyTimeoutMs } satisfies WorkerSetup });
  const storage = new SqliteStorage(worker);
  await storage.opened;
  return storage;
}

class SqliteStorage implements Storage {
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #callers = new Map<number, Caller>();
  /** One process has the folder to itself, so its locks are its own affair. */
  readonly #locks = new Set<string>();
  #unsent: UnsentRows[] = [];
  #lastId = 0;
  #ended: StorageError | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.opened = new Promise((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'failed') reject(new StorageError(message.message, message.code));
        else for (const answer of message.answers) this.#settle(answer);
      });
      const end = (reason: string): void => {
        this.#end(reason);
        reject(new StorageError(reason, 'WORKER_ENDED'));
      };
      worker.on('error', (error: Error) => end(`The storage stopped: ${error.message}`));
      worker.on('exit', () => end('The storage is closed.'));
    });
  }

  createMap(map: MapRecord, first: Uint8Array): Promise<void> {
    return this.#call('createMap', map, first).then(() => undefined);
  }

  findMap(id: string): Promise<MapRecord | null> {
    return this.#call('findMap', id);
  }

  deleteMap(id: string, now: number): Promise<boolean> {
    return this.#call('deleteMap', id, now);
  }

  eraseDeleted(before: number, limit: number): Promise<readonly string[]> {
    return this.#call('eraseDeleted', before, limit);
  }

  append(mapId: string, update: Uint8Array): Promise<number> {
    return this.appendAll(mapId, [update]);
  }

  appendAll(mapId: string, updates: readonly Uint8Array[]): Promise<number> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#unsent.push({ mapId, updates, resolve, reject });
      // All that one turn of the process stores goes to the thread in one message.
      if (this.#unsent.length === 1) queueMicrotask(() => this.#sendAppends());
    });
  }

  #sendAppends(): void {
    const waiting = this.#unsent;
    if (waiting.length === 0) return;
    this.#unsent = [];
    this.#call('append', packRows(waiting)).then(
      (seqs) => waiting.forEach(({ resolve }, index) => void resolve(seqs[index] ?? 0)),
      (error: StorageError) => {
        for (const { reject } of waiting) reject(error);
      },
    );
  }

  load(mapId: string): Promise<StoredDocument> {
    return this.#call('load', mapId);
  }

  compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): Promise<void> {
    return this.#call('compact', mapId, seq, snapshot, pending).then(() => undefined);
  }

  renewKeys(mapId: string, before: Generations, keys: Pick<MapRecord, 'keyHashes' | 'generations'>): Promise<boolean> {
    return this.#call('renewKeys', mapId, before, keys);
  }

  since(mapId: string, seq: number): Promise<readonly LogRow[] | null> {
    return this.#call('since', mapId, seq);
  }

  heads(mapIds: readonly string[]): Promise<readonly MapHead[]> {
    return this.#call('heads', mapIds);
  }

  mapIds(after: string | null, limit: number): Promise<readonly string[]> {
    return this.#call('mapIds', after, limit);
  }

  addVersion(mapId: string, version: Pick<VersionRecord, 'kind' | 'name' | 'at'>, state: Uint8Array): Promise<number> {
    return this.#call('addVersion', mapId, version, state);
  }

  versions(mapId: string): Promise<readonly VersionRecord[]> {
    return this.#call('versions', mapId);
  }

  versionState(mapId: string, id: number): Promise<Uint8Array | null> {
    return this.#call('versionState', mapId, id);
  }

  nameVersion(mapId: string, id: number, name: string): Promise<boolean> {
    return this.#call('nameVersion', mapId, id, name);
  }

  dropVersions(mapId: string, ids: readonly number[]): Promise<void> {
    return this.#call('dropVersions', mapId, ids).then(() => undefined);
  }

  note(mapId: string, name: string): Promise<Uint8Array | null> {
    return this.#call('note', mapId, name);
  }

  setNote(mapId: string, name: string, value: Uint8Array | null): Promise<void> {
    return this.#call('setNote', mapId, name, value).then(() => undefined);
  }

  async tryLock(mapId: string, task: string): Promise<Unlock | null> {
    const name = `${mapId} ${task}`;
    if (this.#locks.has(name)) return null;
    this.#locks.add(name);
    return async () => void this.#locks.delete(name);
  }

  secret(name: string, fresh: Uint8Array): Promise<Uint8Array> {
    return this.#call('secret', name, fresh);
  }

  ping(): Promise<void> {
    return this.#call('ping').then(() => undefined);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const exit = new Promise((resolve) => this.#worker.once('exit', resolve));
    await this.#call('close');
    await exit;
  }

  #call<M extends keyof WorkerCalls>(method: M, ...args: WorkerCalls[M]['args']): Promise<WorkerCalls[M]['result']> {
    if (this.#ended) return Promise.reject(this.#ended);
    // Calls take effect in the order in which they are made.
    if (method !== 'append') this.#sendAppends();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#callers.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, args });
    });
  }

  #settle(answer: WorkerAnswer): void {
    const caller = this.#callers.get(answer.id);
    this.#callers.delete(answer.id);
    if (answer.ok) caller?.resolve(answer.value as never);
    else caller?.reject(new StorageError(answer.message, answer.code));
  }

  #end(reason: string): void {
    this.#ended ??= new StorageError(reason, 'WORKER_ENDED');
    for (const caller of this.#callers.values()) caller.reject(this.#ended);
    this.#callers.clear();
  }
}
