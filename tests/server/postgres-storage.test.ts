import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { LIMITS, type Limits } from '@/lib/protocol/limits';
import { openPostgresStorage } from '@/server/storage/postgres/open-postgres-storage';
import type { Storage } from '@/server/storage/storage';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../support/postgres';
import { until } from '../support/until';
import { concurrentStorageContract, someMap, storageContract } from './storage-contract';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe.skipIf(NO_POSTGRES !== null)(`PostgreSQL${NO_POSTGRES ? `: ${NO_POSTGRES}` : ''}`, () => {
  let postgres: PostgresServer;
  let url = '';
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase();
  });
  afterAll(() => postgres?.stop());
  beforeEach(() => sql('DROP SCHEMA IF EXISTS throughline CASCADE'));

  /** A storage on the one database, which each test finds empty; closed when the test ends. */
  async function open(limits: Partial<Limits> = {}): Promise<Storage> {
    const storage = await openPostgresStorage({ url, limits: { ...LIMITS, ...limits } });
    onTestFinished(() => storage.close());
    return storage;
  }

  async function sql<R extends object>(text: string): Promise<R[]> {
    const client = new Client(url);
    await client.connect();
    const { rows } = await client.query<R>(text);
    await client.end();
    return rows;
  }

  describe('keeps the contract of a storage', () => storageContract(() => open()));
  describe('keeps the contract of a shared storage', () => concurrentStorageContract(() => open()));

  test('[SY-60] numbers of a map have no holes, whichever processes write', async () => {
    const storages = [await open({ databaseGroupRows: 7 }), await open({ databaseGroupBytes: 64 })] as const;
    for (const id of ['a', 'b', 'c']) await storages[0].createMap(someMap(id), bytes(0));
    const seqs = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        storages[index % 2]!.appendAll('abc'.charAt(index % 3), [bytes(index % 251), bytes(1), bytes(2)]),
      ),
    );
    expect(seqs).toHaveLength(300);
    const found = await sql<{ map: string; count: string; min: string; max: string }>(
      'SELECT map, count(*), min(seq), max(seq) FROM throughline.updates GROUP BY map ORDER BY map',
    );
    expect(found).toEqual(['a', 'b', 'c'].map((map) => ({ map, count: '301', min: '1', max: '301' })));
    expect((await storages[1].heads(['b']))[0]?.lastSeq).toBe(301);
  });

  test('[SY-60] an update of an unknown map is refused alone', async () => {
    const storage = await open();
    await storage.createMap(someMap('a'), bytes(0));
    const [good, lost] = await Promise.allSettled([storage.append('a', bytes(1)), storage.append('none', bytes(1))]);
    expect(good).toEqual({ status: 'fulfilled', value: 2 });
    expect(lost).toMatchObject({ status: 'rejected', reason: { name: 'StorageError', code: 'UNKNOWN_MAP' } });
  });

  test('[SY-61] a map that somebody else holds does not hold up the others, and is refused in the end', async () => {
    const storage = await open({ databaseLockMs: 300 });
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) await storage.createMap(someMap(id), bytes(0));
    const other = new Client(url);
    await other.connect();
    await other.query("BEGIN; SELECT 1 FROM throughline.maps WHERE id = 'a' FOR UPDATE");
    const held = storage.append('a', bytes(1));
    await Promise.race([
      Promise.all(['b', 'c', 'd'].map((id) => storage.append(id, bytes(1)))),
      held.then(() => expect.fail('it was not held')),
    ]);
    await expect(held).rejects.toMatchObject({ name: 'StorageError', code: '55P03' });
    await other.query('ROLLBACK');
    await other.end();
    expect(await storage.append('a', bytes(1))).toBe(2);
  });

  test('[SY-61] reads that take long do not keep edits waiting', async () => {
    const storage = await open({ databaseConnections: 2, databaseLockMs: 4000 });
    for (const id of ['a', 'b', 'c']) await storage.createMap(someMap(id), bytes(0));
    const other = new Client(url);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE throughline.versions IN ACCESS EXCLUSIVE MODE');
    const reads = ['a', 'b', 'c'].map((id) => storage.versions(id));
    const seqs = await Promise.race([
      Promise.all(['a', 'b', 'c'].map((id) => storage.append(id, bytes(1)))),
      Promise.race(reads).then(() => 'the reads were not held'),
    ]);
    expect(seqs).toEqual([2, 2, 2]);
    await other.query('ROLLBACK');
    await other.end();
    expect(await Promise.all(reads)).toEqual([[], [], []]);
  });

  test('[SY-62] a compaction does not go back behind a newer snapshot of another process', async () => {
    const [one, two] = [await open(), await open()];
    await one.createMap(someMap('a'), bytes(0));
    const early = await one.append('a', bytes(1));
    const late = await two.append('a', bytes(2));
    await Promise.all([two.compact('a', late, bytes(22), null), one.compact('a', early, bytes(11), null)]);
    await one.compact('a', early, bytes(11), null);
    expect([...((await one.load('a')).snapshot ?? [])]).toEqual([22]);
    expect((await two.load('a')).updates).toEqual([]);
    expect(await two.append('a', bytes(3))).toBe(late + 1);
  });

  test('[SY-63] when PostgreSQL ends, calls under way are rejected; when it is back, the same storage goes on', async () => {
    const storage = await open({ databaseConnectMs: 1000 });
    await storage.createMap(someMap('a'), bytes(0));
    const unlock = await storage.tryLock('a', 'task');
    expect(unlock).not.toBeNull();
    const stored: number[] = [];
    let refused = 0;
    let going = true;
    const writer = (async () => {
      for (let count = 0; going; count = (count + 1) % 251) {
        await storage.append('a', bytes(count)).then(
          (seq) => stored.push(seq),
          (error: Error) => {
            expect(error.name).toBe('StorageError');
            refused += 1;
          },
        );
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    await until('some are stored', () => stored.length > 20);
    await postgres.kill();
    await until('some are refused', () => refused > 0);
    await expect(storage.ping()).rejects.toMatchObject({ name: 'StorageError' });
    await expect(storage.load('a')).rejects.toMatchObject({ name: 'StorageError' });
    const before = stored.length;
    await postgres.start();
    await until('it goes on', () => stored.length > before + 20, 20_000);
    going = false;
    await writer;
    const rows = (await storage.since('a', 0))?.map(({ seq }) => seq);
    expect(stored.filter((seq) => !rows?.includes(seq))).toEqual([]);
    await unlock?.();
    await until('the lock can be had anew', async () => (await storage.tryLock('a', 'task')) !== null);
    await storage.ping();
  });

  test('[SY-64] locks end with the process that has them', async () => {
    const [one, two] = [await open({ databaseLocks: 2 }), await open()];
    const unlock = await one.tryLock('a', 'task');
    expect(unlock).not.toBeNull();
    expect(await two.tryLock('a', 'task')).toBeNull();
    expect(await one.tryLock('b', 'task')).not.toBeNull();
    // As many as it may hold.
    expect(await one.tryLock('c', 'task')).toBeNull();
    await unlock?.();
    expect(await two.tryLock('a', 'task')).not.toBeNull();
    expect(await two.tryLock('b', 'task')).toBeNull();
    await one.close();
    await until('it is free', async () => (await two.tryLock('b', 'task')) !== null);
  });

  test('[OP-20] processes that start together make the tables once', async () => {
    const storages = await Promise.all(Array.from({ length: 4 }, () => open()));
    await storages[3]!.createMap(someMap('a'), bytes(1));
    expect(await storages[0]!.findMap('a')).not.toBeNull();
  });

  test('[OP-21] tables of a newer program are refused, not touched', async () => {
    await open();
    await sql('UPDATE throughline.format SET version = 99');
    await expect(open()).rejects.toThrow(/newer Throughline/);
    expect(await sql('SELECT version FROM throughline.format')).toEqual([{ version: 99 }]);
  });

  test('[OP-21] a database that can’t be used is refused in a sentence without its password', async () => {
    const limits = LIMITS;
    const wrong = `postgres://nobody:hush-hush@127.0.0.1:${postgres.port}/none`;
    await expect(openPostgresStorage({ url: wrong, limits })).rejects.toThrow(/DATABASE_URL can’t be used/);
    for (const address of [wrong, 'postgres://x:hush-hush@127.0.0.1:1/none', 'postgres://x:hush-hush@[']) {
      const error = await openPostgresStorage({ url: address, limits }).catch((reason: Error) => reason);
      expect(error).toMatchObject({ name: 'StorageError' });
      expect(String(error)).toContain('DATABASE_URL');
      expect(String(error)).not.toContain('hush');
    }
    const off = `${url}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
    await expect(openPostgresStorage({ url: off, limits })).rejects.toThrow(/before they are on disk/);
  });
});
