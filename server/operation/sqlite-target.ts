import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { holdFolder } from '../storage/hold-folder';
import { prepareFolder } from '../storage/prepare-folder';
import { openSchema } from '../storage/sqlite-schema';
import { type MapRecord, StorageError, type VersionRecord } from '../storage/storage';
import type { RestoreTarget } from './restore-target';
import { StoreFault } from './store-reader';

/**
 * A new database that takes the place of an empty one, by a rename, when it is complete. Holds the folder meanwhile.
 * Throws StoreFault when a server has it, when there are maps, or when it can't be written.
 */
export function openSqliteTarget(dataDir: string): RestoreTarget {
  let lock: Database.Database | null = null;
  try {
    prepareFolder(dataDir);
    lock = holdFolder(dataDir);
    const file = join(dataDir, 'throughline.sqlite');
    refuseMaps(file, dataDir);
    return new SqliteTarget(dataDir, file, lock);
  } catch (error) {
    lock?.close();
    if (error instanceof StoreFault) throw error;
    const { message, code } = error as StorageError;
    if (error instanceof StorageError && code === 'FOLDER_IN_USE') {
      throw new StoreFault(`A server is using the data folder ${dataDir}. Stop it first. Nothing was changed.`);
    }
    throw new StoreFault(`${message} Nothing was changed.`);
  }
}

function refuseMaps(file: string, dataDir: string): void {
  if (!existsSync(file)) return;
  const old = new Database(file);
  try {
    openSchema(old);
    const maps = Number(old.prepare('SELECT count(*) FROM maps').pluck().get());
    if (maps > 0) {
      throw new StoreFault(
        `There are ${maps} maps in ${dataDir} already. Restore into an empty folder (set DATA_DIR), or move these away. Nothing was changed.`,
      );
    }
  } finally {
    // The last one to close takes the log back into the file, so that the new one finds no foreign log.
    old.close();
  }
}

class SqliteTarget implements RestoreTarget {
  readonly #dataDir: string;
  readonly #file: string;
  readonly #draft: string;
  readonly #lock: Database.Database;
  readonly #db: Database.Database;
  readonly #statements;
  #map = '';
  /** Numbers of rows grow over all maps; a snapshot takes the one of a row that it covers. */
  #seq = 0;

  constructor(dataDir: string, file: string, lock: Database.Database) {
    this.#dataDir = dataDir;
    this.#file = file;
    this.#draft = join(dataDir, `restored-${process.pid}.sqlite`);
    this.#lock = lock;
    rmSync(this.#draft, { force: true });
    this.#db = new Database(this.#draft);
    this.#db.pragma('journal_mode = DELETE');
    openSchema(this.#db);
    const prepare = (sql: string) => this.#db.prepare(sql);
    this.#statements = {
      secret: prepare('INSERT INTO secrets (name, value) VALUES (?, ?)'),
      map: prepare(
        'INSERT INTO maps (id, own, edit, view, edit_generation, view_generation, created, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      snapshot: prepare('INSERT INTO snapshots (map, seq, state, pending) VALUES (?, ?, ?, ?)'),
      row: prepare('INSERT INTO updates (seq, map, data) VALUES (?, ?, ?)'),
      version: prepare('INSERT INTO versions (map, kind, name, at, state) VALUES (?, ?, ?, ?, ?)'),
      note: prepare('INSERT INTO notes (map, name, value) VALUES (?, ?, ?)'),
    };
    this.#db.exec('BEGIN');
  }

  async secret(name: string, value: Uint8Array): Promise<void> {
    this.#statements.secret.run(name, value);
  }

  async map({ id, keyHashes, generations, created, deleted }: MapRecord): Promise<void> {
    this.#map = id;
    const { own, edit, view } = keyHashes;
    this.#statements.map.run(id, own, edit, view, generations.edit, generations.view, created, deleted);
  }

  async snapshot(state: Uint8Array, pending: Uint8Array | null): Promise<void> {
    this.#seq += 1;
    this.#statements.snapshot.run(this.#map, this.#seq, state, pending);
  }

  async rows(updates: readonly Uint8Array[]): Promise<void> {
    for (const update of updates) {
      this.#seq += 1;
      this.#statements.row.run(this.#seq, this.#map, update);
    }
  }

  /** Gets a new number: they are unique over all maps here, and grow in the order of the backup. */
  async version({ kind, name, at }: Omit<VersionRecord, 'bytes'>, state: Uint8Array): Promise<void> {
    this.#statements.version.run(this.#map, kind, name, at, state);
  }

  async note(name: string, value: Uint8Array): Promise<void> {
    this.#statements.note.run(this.#map, name, value);
  }

  async commit(): Promise<void> {
    this.#db.prepare("DELETE FROM sqlite_sequence WHERE name = 'updates'").run();
    // The next row has to come after the last snapshot too.
    this.#db.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('updates', ?)").run(this.#seq);
    this.#db.exec('COMMIT');
    this.#db.close();
    for (const ending of ['-wal', '-shm']) rmSync(this.#file + ending, { force: true });
    renameSync(this.#draft, this.#file);
    syncFolder(this.#dataDir);
  }

  async close(): Promise<void> {
    this.#db.close();
    rmSync(this.#draft, { force: true });
    rmSync(`${this.#draft}-journal`, { force: true });
    this.#lock.close();
  }
}

/** A new name survives a power cut when its folder is on the disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
