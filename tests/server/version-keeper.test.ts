import { expect, onTestFinished, test } from 'vitest';
import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { LIMITS, type Limits } from '@/lib/protocol/limits';
import { createWorkPool } from '@/server/jobs/work-pool';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics';
import { openSqliteStorage } from '@/server/storage/open-sqlite-storage';
import { type Storage, StorageError } from '@/server/storage/storage';
import { TooManyVersions, VersionKeeper } from '@/server/versions/version-keeper';
import { readState } from '@/server/versions/version-state';
import { buildMapWorker, buildStorageWorker } from '../support/build-worker';
import { seededRandom } from '../support/seeded-random';
import { tempFolder } from '../support/temp-folder';
import { someMap } from './storage-contract';

const workerFile = await buildStorageWorker();
const mapWorker = await buildMapWorker();
const MINUTE = 60_000;

/** A keeper over real SQLite, with a clock that the test sets; map `a` was made at 0 and is given titles by `write`. */
async function keeperAt(limits: Partial<Limits> = {}) {
  const storage = await openSqliteStorage({ dataDir: tempFolder(), workerFile });
  const all = { ...LIMITS, ...limits };
  const work = createWorkPool(mapWorker, all);
  onTestFinished(async () => void (await Promise.all([storage.close(), work.close()])));
  const clock = { now: 0 };
  const doc = new Doc();
  doc.getMap('meta').set('title', 'new');
  await storage.createMap({ ...someMap('a'), created: 0 }, encodeStateAsUpdate(doc));
  const metrics = createMetrics();
  const make = (over: Storage = storage): VersionKeeper =>
    new VersionKeeper({ storage: over, work, log: createLog('silent'), metrics, limits: all, now: () => clock.now });
  const write = async (title: string): Promise<void> => {
    const before = encodeStateVector(doc);
    doc.getMap('meta').set('title', title);
    await storage.append('a', encodeStateAsUpdate(doc, before));
  };
  const times = async (): Promise<number[]> => (await storage.versions('a')).map(({ at }) => at / MINUTE);
  return { storage, clock, metrics, make, keeper: make(), write, times };
}

test('[SY-91] a map that is edited gets a version an hour, made by the first edit that finds it due', async () => {
  const { clock, keeper, write, storage, times } = await keeperAt();
  for (let minute = 0; minute <= 250; minute += 1) {
    clock.now = minute * MINUTE;
    if (minute % 57 === 0) await write(`at ${minute}`);
    if (minute < 80 || minute > 170) keeper.edited('a');
    await keeper.idle();
  }
  expect(await times()).toEqual([231, 171, 60]);
  const [newest] = await storage.versions('a');
  const packed = await storage.versionState('a', newest?.id ?? 0);
  expect(readState(packed ?? new Uint8Array()).title).toBe('at 228');
});

test('[SY-91] the end of a session is kept, when there were edits since the last version and it is ten minutes old', async () => {
  const { clock, keeper, times } = await keeperAt();
  const at = (minute: number): void => {
    clock.now = minute * MINUTE;
  };
  at(9);
  keeper.edited('a');
  await keeper.emptied('a');
  expect(await times()).toEqual([]);
  at(10);
  await keeper.emptied('a');
  expect(await times()).toEqual([10]);
  at(30);
  await keeper.emptied('a');
  expect(await times()).toEqual([10]);
  keeper.edited('a');
  at(31);
  await keeper.emptied('a');
  expect(await times()).toEqual([31, 10]);
});

test('[SY-91] several processes make one version together', async () => {
  const { clock, make, times, storage } = await keeperAt();
  clock.now = 61 * MINUTE;
  const keepers = [make(), make(), make()];
  for (const keeper of keepers) keeper.edited('a');
  await Promise.all(keepers.map((keeper) => keeper.idle()));
  expect(await times()).toEqual([61]);
  clock.now = 130 * MINUTE;
  const unlock = await storage.tryLock('a', 'version');
  const [first, second] = keepers as [VersionKeeper, VersionKeeper];
  first.edited('a');
  await first.idle();
  expect(await times()).toEqual([61]);
  await unlock?.();
  second.edited('a');
  await second.idle();
  first.edited('a');
  clock.now += MINUTE;
  first.edited('a');
  await first.idle();
  expect(await times()).toEqual([130, 61]);
});

test('[SY-91] a version of its own name counts as one, and what it has needs no other', async () => {
  const { clock, keeper, times } = await keeperAt();
  clock.now = 50 * MINUTE;
  keeper.edited('a');
  expect(await keeper.setAside('a', 'before the meeting')).toMatchObject({ kind: 'named', at: clock.now });
  clock.now = 100 * MINUTE;
  await keeper.emptied('a');
  keeper.edited('a');
  await keeper.idle();
  expect(await times()).toEqual([50]);
  clock.now = 110 * MINUTE;
  keeper.edited('a');
  await keeper.idle();
  expect(await times()).toEqual([110, 50]);
});

test('[SY-93] a version that can’t be stored is counted and tried again a minute later', async () => {
  const { clock, make, storage, times, metrics } = await keeperAt();
  let failing = true;
  const calls: string[] = [];
  const sick = new Proxy(storage, {
    get(target, name: keyof Storage) {
      if (name === 'addVersion' && failing) {
        calls.push(name);
        return () => Promise.reject(new StorageError('database or disk is full', 'SQLITE_FULL'));
      }
      return (target[name] as () => unknown).bind(target);
    },
  });
  const keeper = make(sick);
  clock.now = 60 * MINUTE;
  for (let edit = 0; edit < 50; edit += 1) {
    keeper.edited('a');
    await keeper.idle();
  }
  expect(calls).toHaveLength(1);
  expect(await metrics.text()).toMatch(/^throughline_version_failures_total 1$/m);
  failing = false;
  clock.now = 61 * MINUTE;
  await keeper.emptied('a');
  expect(await times()).toEqual([61]);
  expect(await metrics.text()).toMatch(/^throughline_versions_total 1$/m);
});

test('[SY-93] a map that can’t be read rejects for who asks, and disturbs no edit', async () => {
  const { clock, keeper, storage, times } = await keeperAt();
  await storage.append('a', Uint8Array.of(255, 255, 255));
  clock.now = 60 * MINUTE;
  keeper.edited('a');
  await keeper.idle();
  await expect(keeper.setAside('a', 'x')).rejects.toThrow();
  expect(await times()).toEqual([]);
});

test('[SY-92] what is set aside is thinned out as it goes, within the bytes of a map', async () => {
  const { clock, keeper, write, storage, times } = await keeperAt({ versionBytes: 2500, namedVersions: 2 });
  const random = seededRandom(3);
  for (let hour = 1; hour <= 6; hour += 1) {
    clock.now = hour * 60 * MINUTE;
    await write(Buffer.from(Array.from({ length: 600 }, () => random() * 256)).toString('base64'));
    keeper.edited('a');
    await keeper.idle();
  }
  expect(await times()).toEqual([360, 300, 240]);
  const [newest] = await storage.versions('a');
  expect(newest?.bytes).toBeLessThan(900);
  await keeper.setAside('a', 'one');
  await keeper.setAside('a', 'two');
  await expect(keeper.setAside('a', 'three')).rejects.toBeInstanceOf(TooManyVersions);
  const records = await storage.versions('a');
  expect(records.map(({ name }) => name).filter((name) => name !== null)).toEqual(['two', 'one']);
  await expect(keeper.checkNaming('a', records.find(({ kind }) => kind === 'auto')?.id ?? 0)).rejects.toBeInstanceOf(
    TooManyVersions,
  );
  await keeper.checkNaming('a', records[0]?.id ?? 0);
});

test('[SY-91] nothing is begun after the end', async () => {
  const { clock, keeper, times } = await keeperAt();
  clock.now = 60 * MINUTE;
  await keeper.end();
  keeper.edited('a');
  await keeper.emptied('a');
  expect(await times()).toEqual([]);
});
