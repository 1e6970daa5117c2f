import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type MapRow, toMapRecord } from '../storage/map-row';
import { SQLITE_SCHEMA } from '../storage/sqlite-schema';
import type { LogRow, MapRecord, VersionRecord } from '../storage/storage';
import { PROBE, type Snapshot, StoreFault, type StoreReader } from './store-reader';

/** Reads the SQLite database of a data folder, also while a server has it. Throws StoreFault when it can't be read. */
export function openSqliteReader(dataDir: string): StoreReader {
  const file = join(dataDir, 'throughline.sqlite');
  if (!existsSync(file)) {
    throw new StoreFault(`There is no database in ${dataDir}. Set DATA_DIR to the folder of the server’s data.`);
  }
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, timeout: 5000 });
    db.exec('BEGIN');
    // The moment that is read is that of the first statement.
    const found = Number(db.pragma('user_version', { simple: true }));
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (found !== SQLITE_SCHEMA) {
      const age =
        found > SQLITE_SCHEMA ? 'a newer Throughline: update this program' : 'an older one: start this server once';
      throw new StoreFault(`The data in ${dataDir} were written by ${age}.`);
    }
    return new SqliteReader(db, dataDir);
  } catch (error) {
    db?.close();
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(`The database in ${dataDir} can’t be read (${(error as Error).message}).`);
  }
}

class SqliteReader implements StoreReader {
  readonly place: string;
  readonly #db: Database.Database;

  constructor(db: Database.Database, dataDir: string) {
    this.#db = db;
    this.place = `the folder ${dataDir}`;
  }

  async secrets(): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = this.#all<{ name: string; value: Buffer }>('SELECT name, value FROM secrets WHERE name <> ?', PROBE);
    return new Map(rows.map(({ name, value }) => [name, value]));
  }

  async maps(after: string, limit: number): Promise<readonly MapRecord[]> {
    const rows = this.#all<MapRow>('SELECT * FROM maps WHERE id > ? ORDER BY id LIMIT ?', after, limit);
    return rows.map(toMapRecord);
  }

  async snapshot(mapId: string): Promise<Snapshot | null> {
    const sql = 'SELECT state, pending FROM snapshots WHERE map = ? ORDER BY seq DESC LIMIT 1';
    return this.#all<Snapshot>(sql, mapId)[0] ?? null;
  }

  async rows(mapId: string, after: number, limit: number): Promise<readonly LogRow[]> {
    const sql = 'SELECT seq, data AS "update" FROM updates WHERE map = ? AND seq > ? ORDER BY seq LIMIT ?';
    return this.#all<LogRow>(sql, mapId, after, limit);
  }

  async versions(mapId: string): Promise<readonly VersionRecord[]> {
    const sql = 'SELECT id, kind, name, at, length(state) AS bytes FROM versions WHERE map = ? ORDER BY id';
    return this.#all<VersionRecord>(sql, mapId);
  }

  async versionState(mapId: string, id: number): Promise<Uint8Array> {
    const sql = 'SELECT state FROM versions WHERE map = ? AND id = ?';
    return this.#all<{ state: Buffer }>(sql, mapId, id)[0]?.state ?? new Uint8Array();
  }

  async notes(mapId: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = this.#all<{ name: string; value: Buffer }>('SELECT name, value FROM notes WHERE map = ?', mapId);
    return new Map(rows.map(({ name, value }) => [name, value]));
  }

  async damage(): Promise<readonly string[]> {
    const found = this.#db.pragma('integrity_check') as { integrity_check: string }[];
    return found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #all<R>(sql: string, ...values: unknown[]): R[] {
    return this.#db.prepare(sql).all(...values) as R[];
  }
}
