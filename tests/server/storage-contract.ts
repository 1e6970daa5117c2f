import { expect, test } from 'vitest';
import type { MapRecord, Storage } from '@/server/storage/storage';

/** A map with recognisable key hashes. */
export function someMap(id: string): MapRecord {
  const hash = (byte: number) => new Uint8Array(32).fill(byte);
  return {
    id,
    keyHashes: { own: hash(1), edit: hash(2), view: hash(3) },
    generations: { edit: 0, view: 0 },
    created: 1_700_000_000_000,
    deleted: null,
  };
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const plain = (list: readonly Uint8Array[]) => list.map((item) => [...item]);

/**
 * What every storage must do. `open` gives a storage on the same place each time it is called within a test, and what
 * it gave before is closed by then.
 */
export function storageContract(open: () => Promise<Storage>): void {
  test('[SY-1] a map is created with its first update and found by its id', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(1, 2, 3));
    const found = await storage.findMap('a');
    expect(found).toMatchObject({ id: 'a', created: 1_700_000_000_000, deleted: null });
    expect([...(found?.keyHashes.edit ?? [])]).toEqual(new Array(32).fill(2));
    expect(plain((await storage.load('a')).updates)).toEqual([[1, 2, 3]]);
    expect(await storage.findMap('b')).toBeNull();
    await storage.close();
  });

  test('[SY-1] a second map of the same id is refused and leaves the first alone', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(1));
    await expect(storage.createMap(someMap('a'), bytes(2))).rejects.toMatchObject({ name: 'StorageError' });
    expect(plain((await storage.load('a')).updates)).toEqual([[1]]);
    await storage.close();
  });

  test('[SY-2] updates come back in the order in which they were appended, after a reopening too', async () => {
    const first = await open();
    await first.createMap(someMap('a'), bytes(0));
    const seqs = await Promise.all(Array.from({ length: 300 }, (_, index) => first.append('a', bytes(index % 251, 7))));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs).size).toBe(300);
    await first.close();
    const second = await open();
    const { updates, snapshot } = await second.load('a');
    expect(snapshot).toBeNull();
    expect(plain(updates).slice(1)).toEqual(Array.from({ length: 300 }, (_, index) => [index % 251, 7]));
    await second.close();
  });

  test('[SY-2] a load sees every append that was made before it', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    void storage.append('a', bytes(5));
    expect(plain((await storage.load('a')).updates)).toEqual([[0], [5]]);
    await storage.close();
  });

  test('[SY-2] only the bytes of a view are stored, not the buffer behind it', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    await storage.append('a', new Uint8Array(new ArrayBuffer(100), 10, 3).fill(9));
    expect(plain((await storage.load('a')).updates)).toEqual([[0], [9, 9, 9]]);
    await storage.close();
  });

  test('[SY-3] a compaction puts a snapshot in the place of what it covers and leaves later updates and other maps', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    await storage.createMap(someMap('b'), bytes(40));
    const seq = await storage.append('a', bytes(1));
    await storage.append('a', bytes(2));
    await storage.compact('a', seq, bytes(99), null);
    const a = await storage.load('a');
    expect([...(a.snapshot ?? [])]).toEqual([99]);
    expect(a.pending).toBeNull();
    expect(plain(a.updates)).toEqual([[2]]);
    expect(a.lastSeq).toBeGreaterThan(seq);
    expect(plain((await storage.load('b')).updates)).toEqual([[40]]);
    await storage.close();
  });

  test('[SY-3] the newest snapshot counts, with what it set apart', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    let newest = 0;
    for (let round = 1; round <= 4; round += 1) {
      newest = await storage.append('a', bytes(round));
      await storage.compact('a', newest, bytes(100 + round), bytes(200 + round));
    }
    const { snapshot, pending, updates, lastSeq } = await storage.load('a');
    expect(lastSeq).toBe(newest);
    expect([...(snapshot ?? [])]).toEqual([104]);
    expect([...(pending ?? [])]).toEqual([204]);
    expect(updates).toEqual([]);
    await storage.close();
  });

  test('[SY-4] a deleted map is marked once and keeps its rows', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(8));
    expect(await storage.deleteMap('a', 5)).toBe(true);
    expect(await storage.deleteMap('a', 6)).toBe(false);
    expect(await storage.deleteMap('none', 6)).toBe(false);
    expect((await storage.findMap('a'))?.deleted).toBe(5);
    expect(plain((await storage.load('a')).updates)).toEqual([[8]]);
    await storage.close();
  });

  test('[SY-90] maps that were deleted long ago are erased with all that was kept of them, others stay', async () => {
    const storage = await open();
    for (const id of ['old', 'older', 'young', 'alive']) {
      await storage.createMap(someMap(id), bytes(8));
      await storage.compact(id, await storage.append(id, bytes(9)), bytes(10), null);
      await storage.append(id, bytes(11));
      await storage.addVersion(id, { kind: 'auto', name: null, at: 1 }, bytes(1));
      await storage.setNote(id, 'fact', bytes(2));
    }
    await storage.deleteMap('old', 20);
    await storage.deleteMap('older', 10);
    await storage.deleteMap('young', 30);
    expect(await storage.eraseDeleted(30, 1)).toEqual(['older']);
    expect(await storage.eraseDeleted(30, 10)).toEqual(['old']);
    expect(await storage.eraseDeleted(30, 10)).toEqual([]);
    for (const id of ['old', 'older']) {
      expect(await storage.findMap(id)).toBeNull();
      expect(await storage.load(id)).toEqual({ snapshot: null, pending: null, updates: [], lastSeq: 0 });
      expect(await storage.versions(id)).toEqual([]);
      expect(await storage.note(id, 'fact')).toBeNull();
    }
    for (const id of ['young', 'alive']) {
      expect(plain((await storage.load(id)).updates)).toEqual([[11]]);
      expect(await storage.versions(id)).toHaveLength(1);
      expect(await storage.note(id, 'fact')).not.toBeNull();
    }
    expect(await storage.mapIds(null, 10)).toEqual(['alive', 'young']);
    await storage.close();
  });

  test('[AC-5] a secret is kept as it was first stored', async () => {
    const first = await open();
    expect([...(await first.secret('tickets', bytes(1, 2)))]).toEqual([1, 2]);
    await first.close();
    const second = await open();
    expect([...(await second.secret('tickets', bytes(3, 4)))]).toEqual([1, 2]);
    await second.close();
  });

  test('[SY-5] a closed storage refuses instead of pretending', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    await storage.ping();
    await storage.close();
    await expect(storage.append('a', bytes(1))).rejects.toMatchObject({ name: 'StorageError' });
    await expect(storage.ping()).rejects.toMatchObject({ name: 'StorageError' });
  });
}
