import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { LIMITS } from '@/lib/protocol/limits';
import { createLog } from '@/server/log';
import { startErasing } from '@/server/storage/erase-deleted';
import type { Storage } from '@/server/storage/storage';
import { createTestMap, startTestServer, type TestMap } from '../support/test-server';
import { until } from '../support/until';

const DAY = 86_400_000;

test('[SY-90] a deleted map is there for 30 days, then nothing of it, and all others stay', async () => {
  let now = Date.now();
  const server = await startTestServer({ now: () => now, eraseEveryMs: 10 });
  const database = new Database(join(server.dataDir, 'throughline.sqlite'), { readonly: true });
  onTestFinished(() => void database.close());
  const rows = (map: TestMap): number =>
    ['updates', 'snapshots', 'versions', 'notes']
      .map((table) => database.prepare(`SELECT count(*) FROM ${table} WHERE map = ?`).pluck().get(map.id) as number)
      .reduce(
        (sum, count) => sum + count,
        database.prepare('SELECT count(*) FROM maps WHERE id = ?').pluck().get(map.id) as number,
      );
  const ask = (map: TestMap, method: string, path = ''): Promise<Response> =>
    fetch(`${server.url}/api/maps/${map.id}${path}`, { method, headers: { authorization: `Bearer ${map.keys.own}` } });
  const [alive, ...gone] = await Promise.all([1, 2, 3].map(() => createTestMap(server.url, { template: 'clinic-en' })));
  const [first, second] = gone as [TestMap, TestMap];
  for (const map of [alive as TestMap, ...gone]) expect((await ask(map, 'POST', '/versions')).status).toBe(201);
  await ask(first, 'DELETE');
  now += 2 * DAY;
  await ask(second, 'DELETE');
  now += 28.5 * DAY;
  await until('the first is erased', () => rows(first) === 0);
  expect(rows(second)).toBeGreaterThan(2);
  now += 2 * DAY;
  await until('the second is erased', () => rows(second) === 0);
  expect(rows(alive as TestMap)).toBeGreaterThan(2);
  expect((await ask(alive as TestMap, 'GET')).status).toBe(200);
  expect((await ask(first, 'GET')).status).toBe(404);
});

test('[SY-90] a storage that fails is asked again in the next round', async () => {
  let asked = 0;
  const storage = {
    eraseDeleted: () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('no answer')) : Promise.resolve(asked === 2 ? ['a'] : []);
    },
  } as unknown as Storage;
  const erasing = startErasing({ storage, log: createLog('silent'), limits: LIMITS, now: Date.now, everyMs: 5 });
  await until('it has gone on', () => asked >= 4);
  await erasing.stop();
  const after = asked;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(asked).toBe(after);
});
