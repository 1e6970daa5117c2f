import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { MapRecord } from '../storage/storage';
import { type BackupFields, encodeRecord, MAGIC } from './backup-records';
import { eachMap, eachRows, StoreFault, type StoreReader } from './store-reader';

export interface BackupCounts {
  maps: number;
  deleted: number;
  versions: number;
  /** Of what was read, before compression. */
  bytes: number;
}

/**
 * Writes all of a store into a file: whole, on the disk, readable by its owner alone, or not at all.
 * Rejects with StoreFault when that failed.
 */
export async function writeBackup(reader: StoreReader, out: string): Promise<BackupCounts> {
  const draft = `${out}.${process.pid}.part`;
  const counts: BackupCounts = { maps: 0, deleted: 0, versions: 0, bytes: 0 };
  try {
    const file = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
    await pipeline(Readable.from(encodeStore(reader, counts)), createGzip({ level: 4 }), file);
    await sync(draft);
    await rename(draft, out);
    return counts;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (error instanceof StoreFault) throw error;
    throw new StoreFault(
      `${out} can’t be written (${(error as Error).message}). There is no new backup; what was there before is as it was.`,
    );
  }
}

async function* encodeStore(reader: StoreReader, counts: BackupCounts): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const part of encodeRecords(reader, counts)) {
    hash.update(part);
    counts.bytes += part.length;
    yield part;
  }
  yield hash.digest();
}

async function* encodeRecords(reader: StoreReader, counts: BackupCounts): AsyncGenerator<Buffer> {
  yield MAGIC;
  for (const [name, value] of await reader.secrets()) yield encodeRecord({ kind: 'secret', name }, [value]);
  for await (const map of eachMap(reader)) {
    counts.maps += 1;
    if (map.deleted !== null) counts.deleted += 1;
    yield* encodeMap(reader, map, counts);
  }
  yield encodeRecord({ kind: 'end', maps: counts.maps }, []);
}

async function* encodeMap(reader: StoreReader, map: MapRecord, counts: BackupCounts): AsyncGenerator<Buffer> {
  const { id, keyHashes, generations, created, deleted } = map;
  const fields: BackupFields = { kind: 'map', id, ...generations, created, deleted };
  yield encodeRecord(fields, [keyHashes.own, keyHashes.edit, keyHashes.view]);
  const snapshot = await reader.snapshot(id);
  if (snapshot) {
    const { state, pending } = snapshot;
    yield encodeRecord({ kind: 'snapshot' }, pending ? [state, pending] : [state]);
  }
  for await (const rows of eachRows(reader, id)) {
    yield encodeRecord(
      { kind: 'rows' },
      rows.map(({ update }) => update),
    );
  }
  for (const version of await reader.versions(id)) {
    counts.versions += 1;
    const { kind: type, name, at } = version;
    const state = await reader.versionState(id, version.id);
    yield encodeRecord({ kind: 'version', id: version.id, type, name, at }, [state]);
  }
  for (const [name, value] of await reader.notes(id)) yield encodeRecord({ kind: 'note', name }, [value]);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}
