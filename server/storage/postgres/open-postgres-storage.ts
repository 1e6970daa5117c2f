import type { Limits } from '@/lib/protocol/limits';
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
} from '../storage';
import { AppendLanes } from './append-lanes';
import { PostgresDocuments } from './postgres-documents';
import { PostgresLocks } from './postgres-locks';
import { PostgresPool } from './postgres-pool';
import { PostgresRecords } from './postgres-records';
import { openPostgresSchema } from './postgres-schema';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly limits: Limits;
}

/**
 * Opens the storage in a PostgreSQL database and makes or updates its tables. Any number of processes may do so.
 * Throws StorageError with a sentence for the operator when the database can't be used.
 */
export async function openPostgresStorage({ url, limits }: PostgresOptions): Promise<Storage> {
  const pool = openPool(url, limits);
  const locks = new PostgresLocks(url, limits);
  try {
    await locks.start();
    await pool.use(async (client) => {
      const { rows } = await client.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
      if (rows[0]?.synchronous_commit === 'off') {
        throw new StorageError(
          'The database would acknowledge edits before they are on disk (synchronous_commit is off). Take “options” out of DATABASE_URL.',
          'NOT_DURABLE',
        );
      }
      await openPostgresSchema(client);
    });
  } catch (error) {
    await Promise.all([locks.close(), pool.close()]);
    const { code, message } = error as StorageError;
    if (code === LOCK_NOT_HAD) {
      throw new StorageError('A backup is being restored into the database of DATABASE_URL. Wait for its end.', code);
    }
    if (code === 'NEWER_DATA' || code === 'NOT_DURABLE') throw error;
    throw new StorageError(`${UNUSABLE} (${message}).`, code);
  }
  return new PostgresStorage(pool, locks, new AppendLanes(url, limits));
}

/** PostgreSQL's word for a lock that did not come in time. */
const LOCK_NOT_HAD = '55P03';

const UNUSABLE =
  'The database of DATABASE_URL can’t be used. See that it runs, that name and password fit, and that the user may create a schema';

function openPool(url: string, limits: Limits): PostgresPool {
  try {
    return new PostgresPool(url, limits, limits.databaseConnections);
  } catch {
    // What was written there holds a password: it is not repeated.
    throw new StorageError(
      'DATABASE_URL is no address of a PostgreSQL database. It looks like postgres://user:password@host:5432/database.',
      'BAD_ADDRESS',
    );
  }
}

class PostgresStorage implements Storage {
  readonly #pool: PostgresPool;
  readonly #locks: PostgresLocks;
  readonly #lanes: AppendLanes;
  readonly #documents: PostgresDocuments;
  readonly #records: PostgresRecords;
  /** The newest call of each map that is under way, appends apart. */
  readonly #calls = new Map<string, Promise<unknown>>();
  #closing: Promise<void> | null = null;

  constructor(pool: PostgresPool, locks: PostgresLocks, lanes: AppendLanes) {
    this.#pool = pool;
    this.#locks = locks;
    this.#lanes = lanes;
    this.#documents = new PostgresDocuments(pool);
    this.#records = new PostgresRecords(pool);
  }

  createMap(map: MapRecord, first: Uint8Array): Promise<void> {
    return this.#inTurn(map.id, () => this.#records.createMap(map, first));
  }

  findMap(id: string): Promise<MapRecord | null> {
    return this.#inTurn(id, () => this.#records.findMap(id));
  }

  deleteMap(id: string, now: number): Promise<boolean> {
    return this.#inTurn(id, () => this.#records.deleteMap(id, now));
  }

  eraseDeleted(before: number, limit: number): Promise<readonly string[]> {
    return this.#documents.eraseDeleted(before, limit);
  }

  renewKeys(mapId: string, before: Generations, keys: Pick<MapRecord, 'keyHashes' | 'generations'>): Promise<boolean> {
    return this.#inTurn(mapId, () => this.#records.renewKeys(mapId, before, keys));
  }

  append(mapId: string, update: Uint8Array): Promise<number> {
    return this.appendAll(mapId, [update]);
  }

  appendAll(mapId: string, updates: readonly Uint8Array[]): Promise<number> {
    if (this.#closing) return Promise.reject(closed());
    return this.#lanes.append(mapId, updates);
  }

  load(mapId: string): Promise<StoredDocument> {
    return this.#inTurn(mapId, () => this.#documents.load(mapId));
  }

  compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): Promise<void> {
    return this.#inTurn(mapId, () => this.#documents.compact(mapId, seq, snapshot, pending));
  }

  since(mapId: string, seq: number): Promise<readonly LogRow[] | null> {
    return this.#inTurn(mapId, () => this.#documents.since(mapId, seq));
  }

  async heads(mapIds: readonly string[]): Promise<readonly MapHead[]> {
    await this.#lanes.settled(mapIds);
    return this.#documents.heads(mapIds);
  }

  mapIds(after: string | null, limit: number): Promise<readonly string[]> {
    return this.#records.mapIds(after, limit);
  }

  addVersion(mapId: string, version: Pick<VersionRecord, 'kind' | 'name' | 'at'>, state: Uint8Array): Promise<number> {
    return this.#inTurn(mapId, () => this.#records.addVersion(mapId, version, state));
  }

  versions(mapId: string): Promise<readonly VersionRecord[]> {
    return this.#inTurn(mapId, () => this.#records.versions(mapId));
  }

  versionState(mapId: string, id: number): Promise<Uint8Array | null> {
    return this.#inTurn(mapId, () => this.#records.versionState(mapId, id));
  }

  nameVersion(mapId: string, id: number, name: string): Promise<boolean> {
    return this.#inTurn(mapId, () => this.#records.nameVersion(mapId, id, name));
  }

  dropVersions(mapId: string, ids: readonly number[]): Promise<void> {
    return this.#inTurn(mapId, () => this.#records.dropVersions(mapId, ids));
  }

  note(mapId: string, name: string): Promise<Uint8Array | null> {
    return this.#inTurn(mapId, () => this.#records.note(mapId, name));
  }

  setNote(mapId: string, name: string, value: Uint8Array | null): Promise<void> {
    return this.#inTurn(mapId, () => this.#records.setNote(mapId, name, value));
  }

  tryLock(mapId: string, task: string): Promise<Unlock | null> {
    return this.#locks.tryLock(mapId, task);
  }

  secret(name: string, fresh: Uint8Array): Promise<Uint8Array> {
    return this.#records.secret(name, fresh);
  }

  ping(): Promise<void> {
    return this.#records.ping();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#calls.values());
    await Promise.all([this.#lanes.close(), this.#locks.close(), this.#pool.close()]);
  }

  /** Runs a call after those that were made before it for the same map; those of other maps go on beside it. */
  #inTurn<T>(mapId: string, task: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(closed());
    const before = Promise.allSettled([this.#calls.get(mapId), this.#lanes.settled([mapId])]);
    const call = before.then(task);
    this.#calls.set(mapId, call);
    const forget = (): void => {
      if (this.#calls.get(mapId) === call) this.#calls.delete(mapId);
    };
    call.then(forget, forget);
    return call;
  }
}

function closed(): StorageError {
  return new StorageError('The storage is closed.', 'CLOSED');
}
