import { join } from 'node:path';
import Database from 'better-sqlite3';
import { holdFolder } from './hold-folder';
import { type MapRow, toGenerations, toMapRecord } from './map-row';
import type { MapRows } from './pack-rows';
import { openSchema } from './sqlite-schema';
import type { Generations, LogRow, MapHead, MapRecord, StoredDocument, VersionRecord } from './storage';

interface UpdateRow {
  seq: number;
  data: Buffer;
}

interface SnapshotRow {
  seq: number;
  state: Buffer;
  pending: Buffer | null;
}

/**
 * The tables in one SQLite file, blocking: for the storage worker. WAL and synchronous=FULL, so that a committed
 * transaction survives a power cut.
 */
export class SqliteDatabase {
  readonly #db: Database.Database;
  readonly #lock: Database.Database;
  readonly #statements;

  constructor(dataDir: string, busyTimeoutMs: number) {
    this.#lock = holdFolder(dataDir);
    this.#db = new Database(join(dataDir, 'throughline.sqlite'), { timeout: busyTimeoutMs });
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    openSchema(this.#db);
    const prepare = (sql: string) => this.#db.prepare(sql);
    this.#statements = {
      insertMap: prepare(
        'INSERT INTO maps (id, own, edit, view, edit_generation, view_generation, created) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      renewKeys: prepare(
        'UPDATE maps SET own = ?, edit = ?, view = ?, edit_generation = ?, view_generation = ? WHERE id = ? AND deleted IS NULL AND edit_generation = ? AND view_generation = ?',
      ),
      findMap: prepare('SELECT * FROM maps WHERE id = ?'),
      deleteMap: prepare('UPDATE maps SET deleted = ? WHERE id = ? AND deleted IS NULL'),
      longDeleted: prepare('SELECT id FROM maps WHERE deleted < ? ORDER BY deleted LIMIT ?').pluck(),
      erase: ['updates', 'snapshots', 'versions', 'notes'].map((table) =>
        prepare(`DELETE FROM ${table} WHERE map = ?`),
      ),
      eraseMap: prepare('DELETE FROM maps WHERE id = ?'),
      append: prepare('INSERT INTO updates (map, data) VALUES (?, ?)'),
      updates: prepare('SELECT seq, data FROM updates WHERE map = ? ORDER BY seq'),
      snapshot: prepare('SELECT seq, state, pending FROM snapshots WHERE map = ? ORDER BY seq DESC LIMIT 1'),
      insertSnapshot: prepare('INSERT OR REPLACE INTO snapshots (map, seq, state, pending) VALUES (?, ?, ?, ?)'),
      dropCovered: prepare('DELETE FROM updates WHERE map = ? AND seq <= ?'),
      dropOldSnapshots: prepare(
        'DELETE FROM snapshots WHERE map = @map AND seq NOT IN (SELECT seq FROM snapshots WHERE map = @map ORDER BY seq DESC LIMIT 2)',
      ),
      since: prepare('SELECT seq, data FROM updates WHERE map = ? AND seq > ? ORDER BY seq'),
      newestSnapshot: prepare('SELECT max(seq) FROM snapshots WHERE map = ?').pluck(),
      newestRow: prepare('SELECT max(seq) FROM updates WHERE map = ?').pluck(),
      mapIds: prepare('SELECT id FROM maps WHERE id > ? ORDER BY id LIMIT ?').pluck(),
      addVersion: prepare('INSERT INTO versions (map, kind, name, at, state) VALUES (?, ?, ?, ?, ?)'),
      versions: prepare(
        'SELECT id, kind, name, at, length(state) AS bytes FROM versions WHERE map = ? ORDER BY id DESC',
      ),
      versionState: prepare('SELECT state FROM versions WHERE map = ? AND id = ?').pluck(),
      nameVersion: prepare("UPDATE versions SET kind = 'named', name = ? WHERE map = ? AND id = ?"),
      dropVersion: prepare('DELETE FROM versions WHERE map = ? AND id = ?'),
      note: prepare('SELECT value FROM notes WHERE map = ? AND name = ?').pluck(),
      setNote: prepare('INSERT OR REPLACE INTO notes (map, name, value) VALUES (?, ?, ?)'),
      dropNote: prepare('DELETE FROM notes WHERE map = ? AND name = ?'),
      probe: prepare("INSERT OR REPLACE INTO secrets (name, value) VALUES ('probe', randomblob(16))"),
      addSecret: prepare('INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)'),
      secret: prepare('SELECT value FROM secrets WHERE name = ?').pluck(),
    };
  }

  createMap(map: MapRecord, first: Uint8Array): void {
    const { own, edit, view } = map.keyHashes;
    const { generations } = map;
    this.#db
      .transaction(() => {
        this.#statements.insertMap.run(map.id, own, edit, view, generations.edit, generations.view, map.created);
        this.#statements.append.run(map.id, first);
      })
      .immediate();
  }

  findMap(id: string): MapRecord | null {
    const row = this.#statements.findMap.get(id) as MapRow | undefined;
    return row ? toMapRecord(row) : null;
  }

  deleteMap(id: string, now: number): boolean {
    return this.#statements.deleteMap.run(now, id).changes === 1;
  }

  eraseDeleted(before: number, limit: number): string[] {
    return this.#db
      .transaction(() => {
        const ids = this.#statements.longDeleted.all(before, limit) as string[];
        for (const id of ids) {
          for (const statement of [...this.#statements.erase, this.#statements.eraseMap]) statement.run(id);
        }
        return ids;
      })
      .immediate();
  }

  /** Stores all rows in one transaction and returns the number of the last one of each entry. */
  append(maps: readonly MapRows[]): number[] {
    return this.#db
      .transaction(() =>
        maps.map(({ mapId, updates }) => {
          let seq = 0;
          for (const update of updates) seq = Number(this.#statements.append.run(mapId, update).lastInsertRowid);
          return seq;
        }),
      )
      .immediate();
  }

  load(mapId: string): StoredDocument {
    return this.#db.transaction(() => {
      const found = this.#statements.snapshot.get(mapId) as SnapshotRow | undefined;
      const rows = this.#statements.updates.all(mapId) as UpdateRow[];
      return {
        snapshot: found?.state ?? null,
        pending: found?.pending ?? null,
        updates: rows.map((row) => row.data),
        lastSeq: rows.at(-1)?.seq ?? found?.seq ?? 0,
      };
    })();
  }

  compact(mapId: string, seq: number, snapshot: Uint8Array, pending: Uint8Array | null): void {
    this.#db
      .transaction(() => {
        this.#statements.insertSnapshot.run(mapId, seq, snapshot, pending);
        this.#statements.dropCovered.run(mapId, seq);
        this.#statements.dropOldSnapshots.run({ map: mapId });
      })
      .immediate();
  }

  renewKeys(mapId: string, before: Generations, keys: Pick<MapRecord, 'keyHashes' | 'generations'>): boolean {
    const { own, edit, view } = keys.keyHashes;
    const { generations } = keys;
    const { changes } = this.#statements.renewKeys.run(
      own,
      edit,
      view,
      generations.edit,
      generations.view,
      mapId,
      before.edit,
      before.view,
    );
    return changes === 1;
  }

  since(mapId: string, seq: number): LogRow[] | null {
    return this.#db.transaction(() => {
      const covered = this.#statements.newestSnapshot.get(mapId) as number | null;
      if (covered !== null && covered > seq) return null;
      const rows = this.#statements.since.all(mapId, seq) as UpdateRow[];
      return rows.map((row) => ({ seq: row.seq, update: row.data }));
    })();
  }

  heads(mapIds: readonly string[]): MapHead[] {
    return this.#db.transaction(() =>
      mapIds.flatMap((id) => {
        const row = this.#statements.findMap.get(id) as MapRow | undefined;
        if (!row) return [];
        const covered = (this.#statements.newestSnapshot.get(id) as number | null) ?? 0;
        const newest = (this.#statements.newestRow.get(id) as number | null) ?? 0;
        const lastSeq = Math.max(covered, newest);
        return [{ id, lastSeq, deleted: row.deleted !== null, generations: toGenerations(row) }];
      }),
    )();
  }

  mapIds(after: string | null, limit: number): string[] {
    return this.#statements.mapIds.all(after ?? '', limit) as string[];
  }

  addVersion(mapId: string, version: Pick<VersionRecord, 'kind' | 'name' | 'at'>, state: Uint8Array): number {
    const { kind, name, at } = version;
    return Number(this.#statements.addVersion.run(mapId, kind, name, at, state).lastInsertRowid);
  }

  versions(mapId: string): VersionRecord[] {
    return this.#statements.versions.all(mapId) as VersionRecord[];
  }

  versionState(mapId: string, id: number): Uint8Array | null {
    return (this.#statements.versionState.get(mapId, id) as Buffer | undefined) ?? null;
  }

  nameVersion(mapId: string, id: number, name: string): boolean {
    return this.#statements.nameVersion.run(name, mapId, id).changes === 1;
  }

  dropVersions(mapId: string, ids: readonly number[]): void {
    this.#db.transaction(() => ids.forEach((id) => void this.#statements.dropVersion.run(mapId, id))).immediate();
  }

  note(mapId: string, name: string): Uint8Array | null {
    return (this.#statements.note.get(mapId, name) as Buffer | undefined) ?? null;
  }

  setNote(mapId: string, name: string, value: Uint8Array | null): void {
    if (value) this.#statements.setNote.run(mapId, name, value);
    else this.#statements.dropNote.run(mapId, name);
  }

  secret(name: string, fresh: Uint8Array): Uint8Array {
    this.#statements.addSecret.run(name, fresh);
    return this.#statements.secret.get(name) as Buffer;
  }

  /** Writes, so that a full disk is met here too. */
  ping(): void {
    this.#statements.probe.run();
  }

  close(): void {
    this.#db.close();
    this.#lock.close();
  }
}
