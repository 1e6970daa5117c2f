import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { LIMITS, type Limits } from '@/lib/protocol/limits';
import type { Fanout, FanoutListener, LinkedRoom } from '@/server/fanout/fanout';
import { HeadWatch } from '@/server/fanout/head-watch';
import { MapFollower } from '@/server/fanout/map-follower';
import { RedisFanout } from '@/server/fanout/redis-fanout';
import { createLog } from '@/server/log';
import { openPostgresStorage } from '@/server/storage/postgres/open-postgres-storage';
import type { Storage } from '@/server/storage/storage';
import { startProxy } from '../../support/cuttable-proxy';
import { NO_POSTGRES, startPostgres } from '../../support/postgres';
import { NO_REDIS, startRedis } from '../../support/redis';
import { until } from '../../support/until';
import { someMap } from '../storage-contract';

const missing = NO_POSTGRES ?? NO_REDIS;
if (missing) console.warn(`Skipped: ${missing}`);
const postgres = missing ? null : await startPostgres();
const redis = missing ? null : await startRedis();
const database = (await postgres?.createDatabase()) ?? '';
const it = test.skipIf(missing !== null);

const nothing = (): void => undefined;
const DEAF: FanoutListener = {
  rows: nothing,
  presence: nothing,
  newcomer: nothing,
  processGone: nothing,
  probe: nothing,
  event: nothing,
  gap: nothing,
};

/** Looks seldom, so that what comes by Redis is seen to come by Redis. */
const SELDOM: Limits = { ...LIMITS, lookMs: 60_000, lookAloneMs: 60_000, redisRetryMs: 100 };
const OFTEN: Limits = { ...SELDOM, lookMs: 50, lookAloneMs: 50 };

interface Process {
  readonly storage: Storage;
  readonly fanout: Fanout | null;
  open(mapId: string): Promise<TestRoom>;
}

/** Storage, fan-out and watch of one process. */
async function startProcess(limits: Limits, redisUrl: string | null = redis!.url): Promise<Process> {
  const log = createLog('silent');
  const storage = await openPostgresStorage({ url: database, limits });
  const fanout = redisUrl === null ? null : new RedisFanout({ url: redisUrl, limits, log });
  const watch = new HeadWatch(storage, fanout, limits);
  onTestFinished(async () => {
    watch.close();
    await fanout?.close();
    await storage.close();
  });
  if (fanout) await until('Redis is connected', () => fanout.connected);
  return {
    storage,
    fanout,
    async open(mapId) {
      const room = new TestRoom(mapId, storage);
      room.follower = await MapFollower.listen(mapId, {
        storage,
        fanout,
        watch,
        limits,
        log,
        onRows: (way, count) => {
          room.came[way] += count;
        },
      });
      const { snapshot, updates, pending, lastSeq } = await storage.load(mapId);
      await room.beforeBegin();
      for (const part of [snapshot, ...updates, pending]) if (part) applyUpdate(room.doc, part);
      room.follower.begin(room, lastSeq);
      onTestFinished(() => room.follower?.close());
      return room;
    },
  };
}

/** A document and what it was told: no more of a room than what is followed needs. */
class TestRoom implements LinkedRoom {
  readonly doc = new Doc();
  readonly events: string[] = [];
  readonly came = { stream: 0, storage: 0 };
  follower: MapFollower | null = null;
  #taken: Uint8Array[] | null = null;

  constructor(
    readonly mapId: string,
    readonly storage: Storage,
  ) {}

  beforeBegin: () => Promise<void> = async () => undefined;

  /** Edits, stores, and tells of it unless `silently`. */
  async write(key: string, silently = false): Promise<void> {
    this.#taken = [];
    const note = (update: Uint8Array): void => void this.#taken?.push(update);
    this.doc.on('update', note);
    this.doc.getMap('meta').set(key, Math.random());
    this.doc.off('update', note);
    const update = this.#taken[0]!;
    const seq = await this.storage.append(this.mapId, update);
    if (!silently) this.follower?.stored([{ seq, update }]);
  }

  get keys(): string[] {
    return [...this.doc.getMap('meta').keys()].sort();
  }

  takeRows(updates: readonly Uint8Array[]): void {
    for (const update of updates) applyUpdate(this.doc, update);
  }
  takePresence(): void {}
  keepPresence(): void {}
  ownPresence(): [] {
    return [];
  }
  probe(): void {}
  takeEvent({ kind }: { kind: string }): void {
    this.events.push(kind);
  }
  abandon(error: unknown): void {
    this.events.push(`abandoned: ${String(error)}`);
  }
}

async function newMap(storage: Storage): Promise<string> {
  const id = randomBytes(9).toString('base64url');
  const doc = new Doc();
  doc.getMap('meta').set('title', 'new');
  await storage.createMap(someMap(id), encodeStateAsUpdate(doc));
  return id;
}

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, index) => prefix + index);

it('[SY-74] rows of two processes that write at the same time reach each other by Redis alone', async () => {
  const [one, two] = [await startProcess(SELDOM), await startProcess(SELDOM)];
  const map = await newMap(one.storage);
  const [a, b] = [await one.open(map), await two.open(map)];
  const all = [...names('a', 60), ...names('b', 60), 'title'].sort();
  await Promise.all([...names('a', 60).map((key) => a.write(key)), ...names('b', 60).map((key) => b.write(key))]);
  await until('both have all', () => [a, b].every(({ keys }) => keys.length === all.length));
  expect(a.keys).toEqual(all);
  expect(b.keys).toEqual(all);
  expect(a.came.stream + a.came.storage).toBe(60);
  await until('all is covered', () => [a, b].every(({ follower }) => follower!.covered() === 121));
});

it('[SY-74] rows that are stored while a map is being opened are not missed', async () => {
  const [one, two] = [await startProcess(SELDOM), await startProcess(SELDOM)];
  const map = await newMap(one.storage);
  const a = await one.open(map);
  let stop = false;
  const writing = (async () => {
    for (let index = 0; !stop; index += 1) await a.write(`w${index}`);
  })();
  const opened = await Promise.all(Array.from({ length: 5 }, () => two.open(map)));
  stop = true;
  await writing;
  await until('all have all', () => opened.every(({ keys }) => keys.length === a.keys.length));
});

it('[SY-75] a row that is told of but not the one before it is completed from the storage, one too large for Redis too', async () => {
  const limits = { ...SELDOM, streamEntryBytes: 200 };
  const [one, two] = [await startProcess(limits), await startProcess(limits)];
  const map = await newMap(one.storage);
  const [a, b] = [await one.open(map), await two.open(map)];
  await a.write('untold', true);
  await a.write('told');
  await until('both are there', () => b.keys.includes('untold') && b.keys.includes('told'));
  expect(b.came).toEqual({ stream: 1, storage: 1 });
  await a.write('large'.repeat(100));
  await until('the large one is there', () => b.keys.length === 4);
  expect(b.came).toEqual({ stream: 1, storage: 2 });
  expect(b.follower?.covered()).toBe(4);
});

it('[SY-75] where a snapshot has taken the place of missing rows the whole map is read', async () => {
  const [one, two] = [await startProcess(SELDOM), await startProcess(SELDOM)];
  const map = await newMap(one.storage);
  const [a, b] = [await one.open(map), await two.open(map)];
  for (const key of names('silent', 5)) await a.write(key, true);
  await one.storage.compact(map, 6, encodeStateAsUpdate(a.doc), null);
  await a.write('after');
  await until('all is there', () => b.keys.length === 7);
  expect(encodeStateVector(b.doc)).toEqual(encodeStateVector(a.doc));
  expect(b.follower?.covered()).toBe(7);
});

it('[SY-76] without Redis processes find rows, deletion and renewed keys by looking into the storage', async () => {
  const [one, two] = [await startProcess(OFTEN, null), await startProcess(OFTEN, null)];
  const map = await newMap(one.storage);
  const [a, b] = [await one.open(map), await two.open(map)];
  await Promise.all([a.write('a'), b.write('b'), a.write('c')]);
  await until('both have all', () => [a, b].every(({ keys }) => keys.join() === 'a,b,c,title'));
  const { keyHashes } = someMap(map);
  expect(await one.storage.renewKeys(map, { edit: 0, view: 0 }, { keyHashes, generations: { edit: 1, view: 0 } })).toBe(
    true,
  );
  await until('the renewal is seen', () => b.events.join() === 'keys-renewed');
  const late = await two.open(map);
  await until('it is told at first sight too', () => late.events.join() === 'keys-renewed');
  await one.storage.deleteMap(map, 1);
  await until('the deletion is seen', () => b.events.join() === 'keys-renewed,deleted');
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(a.events).toEqual(['keys-renewed', 'deleted']);
  expect(await a.follower?.others()).toBeNull();
});

it('[SY-76] after Redis or PostgreSQL were away for some time each map is caught up with at once', async () => {
  const proxy = await startProxy(redis!.port);
  onTestFinished(() => proxy.close());
  const one = await startProcess(SELDOM);
  const two = await startProcess(SELDOM, `redis://127.0.0.1:${proxy.port}`);
  const map = await newMap(one.storage);
  const [a, b] = [await one.open(map), await two.open(map)];
  proxy.cut();
  await until('it is noticed', () => !two.fanout?.connected);
  await a.write('while b was cut off');
  await b.write('by the one who was');
  await until('b has both: its own row showed it that one was missing', () => b.keys.length === 3);
  await a.write('one more');
  await until('so does a’s', () => a.keys.length === 4);
  expect(b.keys).not.toContain('one more');
  proxy.mend();
  await until('b has it too', () => b.keys.length === 4);
  await b.write('next');
  await until('both are heard again', () => a.keys.length === 5);
  await postgres!.restart();
  const isWritten = (): Promise<boolean> =>
    b.write('after').then(
      () => true,
      () => false,
    );
  await until('it can be written again', isWritten);
  await until('a follows again', () => a.keys.includes('after'));
});

it('[SY-77] rows that are gone from the storage, as after a restored backup, have the map opened anew', async () => {
  const one = await startProcess(OFTEN);
  const map = await newMap(one.storage);
  const a = await one.open(map);
  a.follower!.stored([{ seq: 2, update: Uint8Array.of(0, 0) }]);
  await until('it is noticed', () => a.events.some((event) => event.startsWith('abandoned')));
  const b = await one.open(map);
  const two = await startProcess(SELDOM);
  const told = await two.fanout!.open(map, DEAF);
  told.rows([{ seq: 9, update: Uint8Array.of(0, 0) }]);
  await until('what is told of but nowhere is noticed', () =>
    b.events.some((event) => event.startsWith('abandoned: Error: rows that were stored are no longer there')),
  );
});
