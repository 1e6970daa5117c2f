import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStorage } from '@/server/storage/open-sqlite-storage';
import { buildStorageWorker } from '../support/build-worker';
import { tempFolder } from '../support/temp-folder';
import { someMap, storageContract } from './storage-contract';

const workerFile = await buildStorageWorker();

describe('SQLite keeps the contract of a storage', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = '';
  });
  storageContract(() => {
    dataDir ||= tempFolder();
    return openSqliteStorage({ dataDir, workerFile });
  });
});

test('[SY-6] the database is in WAL mode and another program can read it while it is open', async () => {
  const dataDir = tempFolder();
  const storage = await openSqliteStorage({ dataDir, workerFile });
  await storage.createMap(someMap('a'), Uint8Array.of(1));
  const reader = new Database(join(dataDir, 'throughline.sqlite'), { readonly: true });
  expect(reader.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(reader.prepare('SELECT count(*) FROM updates').pluck().get()).toBe(1);
  reader.close();
  await storage.close();
});

test('[SY-3] the snapshot before the newest is kept, older ones go', async () => {
  const dataDir = tempFolder();
  const storage = await openSqliteStorage({ dataDir, workerFile });
  await storage.createMap(someMap('a'), Uint8Array.of(0));
  for (const state of [11, 12, 13]) {
    await storage.compact('a', await storage.append('a', Uint8Array.of(1)), Uint8Array.of(state), null);
  }
  const reader = new Database(join(dataDir, 'throughline.sqlite'), { readonly: true });
  const states = reader.prepare('SELECT state FROM snapshots ORDER BY seq').pluck().all() as Buffer[];
  reader.close();
  expect(states.map((state) => [...state])).toEqual([[12], [13]]);
  await storage.close();
});

test('[SY-5] a write that the database refuses is rejected, and the storage goes on when it can again', async () => {
  const dataDir = tempFolder();
  const storage = await openSqliteStorage({ dataDir, workerFile, busyTimeoutMs: 50 });
  await storage.createMap(someMap('a'), Uint8Array.of(0));
  const other = new Database(join(dataDir, 'throughline.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  const refused = [storage.append('a', Uint8Array.of(1)), storage.append('a', Uint8Array.of(2))];
  for (const one of refused) await expect(one).rejects.toMatchObject({ name: 'StorageError', code: 'SQLITE_BUSY' });
  other.exec('ROLLBACK');
  other.close();
  await storage.append('a', Uint8Array.of(3));
  expect((await storage.load('a')).updates.map((update) => [...update])).toEqual([[0], [3]]);
  await storage.close();
});

test('[OP-3] a folder that cannot be written is refused in a sentence', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(openSqliteStorage({ dataDir: join(folder, 'file', 'data'), workerFile })).rejects.toThrow(
    /The data folder .* can't be written .* DATA_DIR/,
  );
  if (process.getuid?.() === 0) return;
  chmodSync(folder, 0o500);
  await expect(openSqliteStorage({ dataDir: folder, workerFile })).rejects.toThrow(/can't be written/);
});

test('[OP-4] a second server on the same folder is refused in a sentence', async () => {
  const dataDir = tempFolder();
  const storage = await openSqliteStorage({ dataDir, workerFile });
  await expect(openSqliteStorage({ dataDir, workerFile })).rejects.toThrow(/Another Throughline is using/);
  await storage.close();
  await (await openSqliteStorage({ dataDir, workerFile })).close();
});

test('[OP-3] data of a newer program are refused, not touched', async () => {
  const dataDir = tempFolder();
  await (await openSqliteStorage({ dataDir, workerFile })).close();
  const file = new Database(join(dataDir, 'throughline.sqlite'));
  file.pragma('user_version = 99');
  file.close();
  await expect(openSqliteStorage({ dataDir, workerFile })).rejects.toThrow(/newer Throughline/);
});
