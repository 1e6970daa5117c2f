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

interface Version extends VersionRecord {
  readonly state: Uint8Array;
}

interface KeptMap {
  record: MapRecord;
  lastSeq: number;
  rows: LogRow[];
  /** Newest first, at most two. */
  snapshots: { readonly seq: number; readonly state: Uint8Array; readonly pending: Uint8Array | null }[];
  versions: Version[];
  readonly notes: Map<string, Uint8Array>;
}

/** What storages in memory share that are opened on the same place, as processes share a database. */
export class MemoryPlace {
  readonly maps = new Map<string, KeptMap>();
  readonly secrets = new Map<string, Uint8Array>();
  readonly locks = new Set<string>();
  lastVersion = 0;
}

/** Keeps maps until the process ends: for trying the server, and for tests of what stands on a storage. */
export class MemoryStorage implements Storage {
  readonly #place: MemoryPlace;
  readonly #ownLocks = new Set<string>();
  #ended = false;

  constructor(place = new MemoryPlace()) {
    this.#place = place;
  }

  async createMap(record: MapRecord, first: Uint8Array): Promise<void> {
    const { maps } = this.#open();
    if (maps.has(record.id)) throw new StorageError(`There is a map ${record.id} already.`, 'ID_TAKEN');
    const rows = [{ seq: 1, update: copy(first) }];
    const rest = { lastSeq: 1, rows, snapshots: [], versions: [], notes: new Map() };
    maps.set(record.id, { record, ...rest });
  }

  async findMap(id: string): Promise<MapRecord | null> {
    return this.#open().maps.get(id)?.record ?? null;
  }

  async deleteMap(id: string, now: number): Promise<boolean> {
    const map = this.#open().maps.get(id);
    if (!map || map.record.deleted !== null) return false;
    map.record = { ...map.record, deleted: now };
    return true;
  }

  async eraseDeleted(before: number, limit: number): Promise<readonly string[]> {
    const { maps } = this.#open();
    const marked = [...maps.values()].map(({ record }) => ({ id: record.id, at: record.deleted ?? before }));
    const old = marked.filter(({ at }) => at < before).sort((a, b) => a.at - b.at);
    const ids = old.slice(0, limit).map(({ id }) => id);
    for (const id of ids) maps.delete(id);
    return ids;
  }

  async renewKeys(
    mapId: string,
    before: Generations,
    keys: Pick<MapRecord, 'keyHashes' | 'generations'>,
  ): Promise<boolean> {
    const map = this.#open().maps.get(mapId);
    if (!map || map.record.deleted !== null) return false;
    const { edit, view } = map.record.generations;
    if (edit !== before.edit || view !== before.view) return false;
    map.record = { ...map.record, keyHashes: keys.keyHashes, generations: keys.generations };
    return true;
  }

  append(mapId: string, update: Uint8Array): Promise<number> {
    return this.appendAll(mapId, [update]);
  }

  async appendAll(mapId: string, updates: readonly Uint8Array[]): Promise<number> {
    const map = this.#map(mapId);
    for (const update of updates) {
      map.lastSeq += 1;
      map.rows.push({ seq: map.lastSeq, update: copy(update) });
    }
    return map.lastSeq;
  }

  async load(mapId: string): Promise<StoredDocument> {
    const map = this.#open().maps.get(mapId);
    const newest = map?.snapshots[0];
    return {
      snapshot: newest?.state ?? null,
      pending: newest?.pending ?? null,
      updates: map?.rows.map(({ update }) => update) ?? [],
      lastSeq: map?.lastSeq ?? 0,
    };
  }

  async compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): Promise<void> {
    const map = this.#map(mapId);
    if ((map.snapshots[0]?.seq ?? 0) > seq) return;
    const older = map.snapshots.filter((other) => other.seq !== seq).slice(0, 1);
    map.snapshots = [{ seq, state: copy(snapshot), pending: pending && copy(pending) }, ...older];
    map.rows = map.rows.filter((row) => row.seq > seq);
  }

  async since(mapId: string, seq: number): Promise<readonly LogRow[] | null> {
    const map = this.#open().maps.get(mapId);
    if ((map?.snapshots[0]?.seq ?? 0) > seq) return null;
    return map?.rows.filter((row) => row.seq > seq) ?? [];
  }

  async heads(mapIds: readonly string[]): Promise<readonly MapHead[]> {
    const { maps } = this.#open();
    return mapIds.flatMap((id) => {
      const map = maps.get(id);
      if (!map) return [];
      const { deleted, generations } = map.record;
      return [{ id, lastSeq: map.lastSeq, deleted: deleted !== null, generations }];
    });
  }

  async mapIds(after: string | null, limit: number): Promise<readonly string[]> {
    const ids = [...this.#open().maps.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const start = after === null ? 0 : ids.findIndex((id) => Buffer.compare(Buffer.from(id), Buffer.from(after)) > 0);
    return start < 0 ? [] : ids.slice(start, start + limit);
  }

  async addVersion(
    mapId: string,
    { kind, name, at }: Pick<VersionRecord, 'kind' | 'name' | 'at'>,
    state: Uint8Array,
  ): Promise<number> {
    const map = this.#map(mapId);
    this.#place.lastVersion += 1;
    const id = this.#place.lastVersion;
    map.versions.unshift({ id, kind, name, at, bytes: state.length, state: copy(state) });
    return id;
  }

  async versions(mapId: string): Promise<readonly VersionRecord[]> {
    const versions = this.#open().maps.get(mapId)?.versions ?? [];
    return versions.map(({ id, kind, name, at, bytes }) => ({ id, kind, name, at, bytes }));
  }

  async versionState(mapId: string, id: number): Promise<Uint8Array | null> {
    return (
      this.#open()
        .maps.get(mapId)
        ?.versions.find((version) => version.id === id)?.state ?? null
    );
  }

  async nameVersion(mapId: string, id: number, name: string): Promise<boolean> {
    const map = this.#open().maps.get(mapId);
    if (!map?.versions.some((version) => version.id === id)) return false;
    map.versions = map.versions.map((version) => (version.id === id ? { ...version, kind: 'named', name } : version));
    return true;
  }

  async dropVersions(mapId: string, ids: readonly number[]): Promise<void> {
    const map = this.#open().maps.get(mapId);
    if (map) map.versions = map.versions.filter(({ id }) => !ids.includes(id));
  }

  async note(mapId: string, name: string): Promise<Uint8Array | null> {
    return this.#open().maps.get(mapId)?.notes.get(name) ?? null;
  }

  async setNote(mapId: string, name: string, value: Uint8Array | null): Promise<void> {
    const { notes } = this.#map(mapId);
    if (value) notes.set(name, copy(value));
    else notes.delete(name);
  }

  async tryLock(mapId: string, task: string): Promise<Unlock | null> {
    const { locks } = this.#open();
    const name = `${mapId} ${task}`;
    if (locks.has(name)) return null;
    locks.add(name);
    this.#ownLocks.add(name);
    return async () => {
      if (this.#ownLocks.delete(name)) locks.delete(name);
    };
  }

  async secret(name: string, fresh: Uint8Array): Promise<Uint8Array> {
    const { secrets } = this.#open();
    const secret = secrets.get(name) ?? copy(fresh);
    secrets.set(name, secret);
    return secret;
  }

  async ping(): Promise<void> {
    this.#open();
  }

  async close(): Promise<void> {
    this.#ended = true;
    for (const name of this.#ownLocks) this.#place.locks.delete(name);
    this.#ownLocks.clear();
  }

  #open(): MemoryPlace {
    if (this.#ended) throw new StorageError('The storage is closed.', 'CLOSED');
    return this.#place;
  }

  #map(id: string): KeptMap {
    const map = this.#open().maps.get(id);
    if (!map) throw new StorageError(`There is no map ${id}.`, 'UNKNOWN_MAP');
    return map;
  }
}

/** The caller may go on using its buffer. */
function copy(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
