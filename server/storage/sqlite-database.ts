import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type MapRecord, StorageError, type StoredDocument } from './storage';

const SCHEMA = 1;
const TABLES = `
  CREATE TABLE maps (
    id TEXT PRIMARY KEY, own BLOB NOT NULL, edit BLOB NOT NULL, view BLOB NOT NULL,
    created INTEGER NOT NULL, deleted INTEGER
  );
  CREATE TABLE updates (seq INTEGER PRIMARY KEY AUTOINCREMENT, map TEXT NOT NULL, data BLOB NOT NULL);
  CREATE INDEX updates_of_map ON updates (map, seq);
  CREATE TABLE snapshots (
    map TEXT NOT NULL, seq INTEGER NOT NULL, state BLOB NOT NULL, pending BLOB, PRIMARY KEY (map, seq)
  );
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
  PRAGMA user_version = ${SCHEMA};
`;

interface MapRow {
  id: string;
  own: Buffer;
  edit: Buffer;
  view: Buffer;
  created: number;
  deleted: number | null;
}

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
    this.#migrate();
    const prepare = (sql: string) => this.#db.prepare(sql);
    this.#statements = {
      insertMap: prepare('INSERT INTO maps (id, own, edit, view, created) VALUES (?, ?, ?, ?, ?)'),
      findMap: prepare('SELECT * FROM maps WHERE id = ?'),
      deleteMap: prepare('UPDATE maps SET deleted = ? WHERE id = ? AND deleted IS NULL'),
      append: prepare('INSERT INTO updates (map, data) VALUES (?, ?)'),
      updates: prepare('SELECT seq, data FROM updates WHERE map = ? ORDER BY seq'),
      snapshot: prepare('SELECT seq, state, pending FROM snapshots WHERE map = ? ORDER BY seq DESC LIMIT 1'),
      insertSnapshot: prepare('INSERT OR REPLACE INTO snapshots (map, seq, state, pending) VALUES (?, ?, ?, ?)'),
      dropCovered: prepare('DELETE FROM updates WHERE map = ? AND seq <= ?'),
      dropOldSnapshots: prepare(
        'DELETE FROM snapshots WHERE map = @map AND seq NOT IN (SELECT seq FROM snapshots WHERE map = @map ORDER BY seq DESC LIMIT 2)',
      ),
      addSecret: prepare('INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)'),
      secret: prepare('SELECT value FROM secrets WHERE name = ?').pluck(),
    };
  }

  #migrate(): void {
    const found = Number(this.#db.pragma('user_version', { simple: true }));
    if (found > SCHEMA) {
      throw new StorageError(
        `The data were written by a newer Throughline (format ${found}; this one knows ${SCHEMA}). Update this program.`,
        'NEWER_DATA',
      );
    }
    if (found === 0) this.#db.transaction(() => this.#db.exec(TABLES)).immediate();
  }

  createMap(map: MapRecord, first: Uint8Array): void {
    const { own, edit, view } = map.keyHashes;
    this.#db
      .transaction(() => {
        this.#statements.insertMap.run(map.id, own, edit, view, map.created);
        this.#statements.append.run(map.id, first);
      })
      .immediate();
  }

  findMap(id: string): MapRecord | null {
    const row = this.#statements.findMap.get(id) as MapRow | undefined;
    if (!row) return null;
    const { own, edit, view, created, deleted } = row;
    return { id: row.id, keyHashes: { own, edit, view }, created, deleted };
  }

  deleteMap(id: string, now: number): boolean {
    return this.#statements.deleteMap.run(now, id).changes === 1;
  }

  /** Stores all rows in one transaction and returns their numbers. */
  append(rows: readonly { readonly mapId: string; readonly update: Uint8Array }[]): number[] {
    return this.#db
      .transaction(() =>
        rows.map(({ mapId, update }) => Number(this.#statements.append.run(mapId, update).lastInsertRowid)),
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

  secret(name: string, fresh: Uint8Array): Uint8Array {
    this.#statements.addSecret.run(name, fresh);
    return this.#statements.secret.get(name) as Buffer;
  }

  ping(): void {
    this.#db.pragma('schema_version');
  }

  close(): void {
    this.#db.close();
    this.#lock.close();
  }
}

/**
 * Keeps a second server out of the folder: two would each hold half of a map in memory. The lock is the kernel's, so it
 * goes with the process, however that ends, and the data file itself stays readable for a backup.
 */
function holdFolder(dataDir: string): Database.Database {
  const lock = new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StorageError(
      `Another Throughline is using the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
      'FOLDER_IN_USE',
    );
  }
  return lock;
}
