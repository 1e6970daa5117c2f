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

  test('[SY-65] updates appended together are stored in order, and the number is the last one’s', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    const [one, two] = await Promise.all([
      storage.appendAll('a', [bytes(1), new Uint8Array(), bytes(3)]),
      storage.append('a', bytes(4)),
    ]);
    expect(two).toBeGreaterThan(one);
    expect(plain((await storage.load('a')).updates)).toEqual([[0], [1], [], [3], [4]]);
    expect((await storage.load('a')).lastSeq).toBe(two);
    await storage.close();
  });

  test('[SY-65] megabytes come back byte for byte', async () => {
    const storage = await open();
    const large = Uint8Array.from({ length: 3 * 1024 * 1024 }, (_, index) => (index * 31) % 257);
    await storage.createMap(someMap('a'), large);
    const seq = await storage.append('a', large);
    await storage.append('a', large.subarray(5));
    expect(Buffer.compare((await storage.load('a')).updates[1]!, large)).toBe(0);
    await storage.compact('a', seq, large, large.subarray(7));
    const { snapshot, pending, updates } = await storage.load('a');
    expect([snapshot, pending, ...updates].map((part) => part?.length)).toEqual([
      large.length,
      large.length - 7,
      large.length - 5,
    ]);
    expect(Buffer.compare(snapshot!, large)).toBe(0);
    expect(Buffer.compare(updates[0]!, large.subarray(5))).toBe(0);
    await storage.close();
  });

  test('[SY-66] the rows after a number are found as long as no snapshot has taken their place', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    const first = await storage.append('a', bytes(1));
    const second = await storage.append('a', bytes(2));
    expect(await storage.since('a', first)).toMatchObject([{ seq: second }]);
    expect((await storage.since('a', 0))?.map(({ update }) => [...update])).toEqual([[0], [1], [2]]);
    await storage.compact('a', first, bytes(9), null);
    expect(await storage.since('a', 0)).toBeNull();
    expect((await storage.since('a', first))?.map(({ update }) => [...update])).toEqual([[2]]);
    expect(await storage.since('a', second)).toEqual([]);
    await storage.close();
  });

  test('[SY-66] heads tell of maps what may have changed, of those that there are', async () => {
    const storage = await open();
    for (const id of ['a', 'b', 'c']) await storage.createMap(someMap(id), bytes(0));
    const a = await storage.append('a', bytes(1));
    const b = await storage.append('b', bytes(1));
    await storage.compact('b', b, bytes(9), null);
    await storage.deleteMap('c', 7);
    const heads = [...(await storage.heads(['c', 'a', 'none', 'b']))].sort((x, y) => (x.id < y.id ? -1 : 1));
    expect(heads).toMatchObject([
      { id: 'a', lastSeq: a, deleted: false, generations: { edit: 0, view: 0 } },
      { id: 'b', lastSeq: b, deleted: false },
      { id: 'c', deleted: true },
    ]);
    expect(heads[2]?.lastSeq).toBeGreaterThan(0);
    expect(await storage.heads([])).toEqual([]);
    await storage.close();
  });

  test('[SY-66] ids are listed by their bytes, page by page, deleted maps too', async () => {
    const storage = await open();
    const ids = ['Zz', 'a', '-x', 'aa', '_', '0', 'B'];
    for (const id of ids) await storage.createMap(someMap(id), bytes(0));
    await storage.deleteMap('a', 1);
    const found: string[] = [];
    for (let after: string | null = null; ; after = found.at(-1) ?? null) {
      const page = await storage.mapIds(after, 3);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(3);
      found.push(...page);
    }
    expect(found).toEqual(['-x', '0', 'B', 'Zz', '_', 'a', 'aa']);
    await storage.close();
  });

  test('[SY-67] keys are renewed once for each generation, and not of a deleted map', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    const hash = (byte: number) => new Uint8Array(32).fill(byte);
    const next = (byte: number, edit: number) => ({
      keyHashes: { own: hash(1), edit: hash(byte), view: hash(3) },
      generations: { edit, view: 0 },
    });
    const both = [7, 8].map((byte) => storage.renewKeys('a', { edit: 0, view: 0 }, next(byte, 1)));
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    const found = await storage.findMap('a');
    expect(found?.generations).toEqual({ edit: 1, view: 0 });
    expect([7, 8]).toContain(found?.keyHashes.edit[0]);
    expect(await storage.renewKeys('a', { edit: 1, view: 1 }, next(9, 2))).toBe(false);
    expect(await storage.renewKeys('none', { edit: 0, view: 0 }, next(9, 1))).toBe(false);
    await storage.deleteMap('a', 5);
    expect(await storage.renewKeys('a', { edit: 1, view: 0 }, next(9, 2))).toBe(false);
    await storage.close();
  });

  test('[SY-68] versions are kept, newest first, named, read and dropped, each in its map', async () => {
    const storage = await open();
    for (const id of ['a', 'b']) await storage.createMap(someMap(id), bytes(0));
    const one = await storage.addVersion('a', { kind: 'auto', name: null, at: 1_700_000_000_001 }, bytes(1, 1));
    const two = await storage.addVersion('a', { kind: 'named', name: 'Before', at: 1_700_000_000_002 }, bytes(2));
    const foreign = await storage.addVersion('b', { kind: 'auto', name: null, at: 3 }, bytes(3));
    expect(two).toBeGreaterThan(one);
    expect(await storage.versions('a')).toEqual([
      { id: two, kind: 'named', name: 'Before', at: 1_700_000_000_002, bytes: 1 },
      { id: one, kind: 'auto', name: null, at: 1_700_000_000_001, bytes: 2 },
    ]);
    expect([...((await storage.versionState('a', one)) ?? [])]).toEqual([1, 1]);
    expect(await storage.versionState('a', foreign)).toBeNull();
    expect(await storage.nameVersion('a', one, 'Зураг ↯')).toBe(true);
    expect(await storage.nameVersion('a', foreign, 'not here')).toBe(false);
    expect((await storage.versions('a'))[1]).toMatchObject({ kind: 'named', name: 'Зураг ↯' });
    await storage.dropVersions('a', [two, foreign, 999]);
    expect((await storage.versions('a')).map(({ id }) => id)).toEqual([one]);
    expect(await storage.versions('b')).toHaveLength(1);
    await storage.close();
  });

  test('[SY-68] notes are set, replaced and removed', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    expect(await storage.note('a', 'purged')).toBeNull();
    await storage.setNote('a', 'purged', bytes(1));
    await storage.setNote('a', 'purged', bytes(2, 3));
    expect([...((await storage.note('a', 'purged')) ?? [])]).toEqual([2, 3]);
    expect(await storage.note('b', 'purged')).toBeNull();
    await storage.setNote('a', 'purged', null);
    expect(await storage.note('a', 'purged')).toBeNull();
    await storage.close();
  });

  test('[SY-64] a lock holds others off its task until it ends', async () => {
    const storage = await open();
    const unlock = await storage.tryLock('a', 'versions');
    expect(unlock).not.toBeNull();
    expect(await storage.tryLock('a', 'versions')).toBeNull();
    const others = [await storage.tryLock('a', 'purge'), await storage.tryLock('b', 'versions')];
    expect(others).not.toContain(null);
    await unlock?.();
    expect(await storage.tryLock('a', 'versions')).not.toBeNull();
    await storage.close();
  });

  test('[SY-69] a map whose id can’t be is not found', async () => {
    const storage = await open();
    for (const id of ['', '\0', 'a\0', 'ø', "'; --", '\ud800']) expect(await storage.findMap(id)).toBeNull();
    await storage.close();
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

/** What storages must do besides that several processes may open at once: `open` gives one more on the same place. */
export function concurrentStorageContract(open: () => Promise<Storage>): void {
  test('[SY-60] updates of two processes are all stored, each with a number of its own, in the order of each', async () => {
    const storages = [await open(), await open()];
    await storages[0]!.createMap(someMap('a'), bytes(0));
    await storages[0]!.createMap(someMap('b'), bytes(0));
    const seqs = await Promise.all(
      Array.from({ length: 200 }, (_, index) => storages[index % 2]!.append('a', bytes(index % 2, index >> 1))),
    );
    expect(new Set(seqs).size).toBe(200);
    const rows = (await storages[1]!.since('a', 1)) ?? [];
    for (const process of [0, 1]) {
      const own = rows.filter(({ update }) => update[0] === process).map(({ update }) => update[1]);
      expect(own).toEqual(Array.from({ length: 100 }, (_, index) => index));
    }
    expect(rows.map(({ seq }) => seq)).toEqual([...seqs].sort((x, y) => x - y));
  });

  test('[SY-60] who reads the rows after a number while others write misses none', async () => {
    const storages = [await open(), await open(), await open()];
    await storages[0]!.createMap(someMap('a'), bytes(0));
    let writing = true;
    const writes = Promise.all(
      Array.from({ length: 150 }, async (_, index) => storages[index % 2]!.append('a', bytes(index))),
    ).finally(() => {
      writing = false;
    });
    const seen: number[] = [];
    for (let last = 1, more = true; more; ) {
      more = writing;
      for (const row of (await storages[2]!.since('a', last)) ?? []) {
        seen.push(row.seq);
        last = row.seq;
      }
    }
    expect(seen).toEqual([...(await writes)].sort((x, y) => x - y));
  });

  test('[SY-67] keys are renewed by one process alone', async () => {
    const storages = [await open(), await open()];
    await storages[0]!.createMap(someMap('a'), bytes(0));
    const { keyHashes } = someMap('a');
    const tries = storages.map((storage) =>
      storage.renewKeys('a', { edit: 0, view: 0 }, { keyHashes, generations: { edit: 1, view: 1 } }),
    );
    expect((await Promise.all(tries)).sort()).toEqual([false, true]);
  });

  test('[SY-64] a lock holds other processes off', async () => {
    const storages = [await open(), await open()];
    const unlocks = await Promise.all(storages.map((storage) => storage.tryLock('a', 'task')));
    expect(unlocks.filter((unlock) => unlock === null)).toHaveLength(1);
  });

  test('[AC-5] a secret of two that start together is one', async () => {
    const storages = [await open(), await open()];
    const [one, two] = await Promise.all(storages.map((storage, index) => storage.secret('tickets', bytes(index))));
    expect([...one!]).toEqual([...two!]);
  });
}
