import type Database from 'better-sqlite3';
import { StorageError } from './storage';

/** Step n brings a file of schema n - 1 to schema n. Steps that were released never change. */
const STEPS = [
  `CREATE TABLE maps (
    id TEXT PRIMARY KEY, own BLOB NOT NULL, edit BLOB NOT NULL, view BLOB NOT NULL,
    created INTEGER NOT NULL, deleted INTEGER
  );
  CREATE TABLE updates (seq INTEGER PRIMARY KEY AUTOINCREMENT, map TEXT NOT NULL, data BLOB NOT NULL);
  CREATE INDEX updates_of_map ON updates (map, seq);
  CREATE TABLE snapshots (
    map TEXT NOT NULL, seq INTEGER NOT NULL, state BLOB NOT NULL, pending BLOB, PRIMARY KEY (map, seq)
  );
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);`,

  `ALTER TABLE maps ADD COLUMN edit_generation INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE maps ADD COLUMN view_generation INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, map TEXT NOT NULL, kind TEXT NOT NULL, name TEXT, at INTEGER NOT NULL,
    state BLOB NOT NULL
  );
  CREATE INDEX versions_of_map ON versions (map, id);
  CREATE TABLE notes (map TEXT NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (map, name));`,
] as const;

/** The schema that this program reads and writes. */
export const SQLITE_SCHEMA = STEPS.length;

/** Brings the file's tables up to date, whole or not at all. Throws StorageError for a file of a newer program. */
export function openSchema(db: Database.Database): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > STEPS.length) {
    throw new StorageError(
      `The data were written by a newer Throughline (format ${found}; this one knows ${STEPS.length}). Update this program.`,
      'NEWER_DATA',
    );
  }
  const missing = STEPS.slice(found);
  if (missing.length === 0) return;
  db.transaction(() => {
    for (const step of missing) db.exec(step);
    db.pragma(`user_version = ${STEPS.length}`);
  }).immediate();
}
