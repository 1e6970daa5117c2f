import { expect, onTestFinished, test } from 'vitest';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { type AccessRole, FIRST_GENERATIONS, type Generations } from '@/lib/protocol/keys';
import { LIMITS } from '@/lib/protocol/limits';
import { createKeys, keysOfOwn } from '@/server/access/key-hashes';
import { createLog } from '@/server/log';
import { createMetrics } from '@/server/metrics';
import { openSqliteStorage } from '@/server/storage/open-sqlite-storage';
import type { Member } from '@/server/sync/member';
import { Rooms } from '@/server/sync/rooms';
import { buildStorageWorker } from '../support/build-worker';
import { tempFolder } from '../support/temp-folder';
import { until } from '../support/until';

/** A socket of this process, as a room sees it: only what closes it counts here. */
function member(role: AccessRole, generations: Generations): Member & { readonly codes: number[] } {
  const codes: number[] = [];
  return {
    codes,
    grant: { role, generations },
    isBehind: false,
    write: () => undefined,
    close: (code) => void codes.push(code),
    refuse: ({ code }) => void codes.push(code),
    worked: () => undefined,
    mayWaitForGap: () => true,
    probe: () => undefined,
  };
}

async function scene() {
  const storage = await openSqliteStorage({ dataDir: tempFolder(), workerFile: await buildStorageWorker() });
  const log = createLog('silent');
  const rooms = new Rooms({ storage, log, metrics: createMetrics(), limits: LIMITS, idleMs: 60_000 });
  onTestFinished(async () => {
    rooms.end();
    await storage.close();
  });
  const { keys, hashes } = await createKeys();
  const record = { id: 'a', keyHashes: hashes, generations: FIRST_GENERATIONS, created: 0, deleted: null };
  await storage.createMap(record, encodeStateAsUpdate(new Doc()));
  const room = await rooms.acquire('a');
  return { storage, room, keys };
}

test('[AC-10] sockets of this process end too when another process has renewed the links', async () => {
  const { storage, room, keys } = await scene();
  const generations = { edit: 0, view: 1 };
  const [owner, editor, viewer, fresh] = [
    member('own', FIRST_GENERATIONS),
    member('edit', FIRST_GENERATIONS),
    member('view', FIRST_GENERATIONS),
    member('view', generations),
  ];
  for (const one of [owner, editor, viewer, fresh]) room.join(one);
  const { hashes } = await keysOfOwn(keys.own, generations);
  expect(await storage.renewKeys('a', FIRST_GENERATIONS, { keyHashes: hashes, generations })).toBe(true);
  room.takeEvent({ kind: 'keys-renewed' });
  await until('the viewer is out', () => viewer.codes.length > 0);
  expect([owner, editor, viewer, fresh].map(({ codes }) => codes)).toEqual([[], [], [4401], []]);
});

test('[AC-10] when the storage can’t say which links are good, all are let in anew', async () => {
  const { storage, room } = await scene();
  const editor = member('edit', FIRST_GENERATIONS);
  room.join(editor);
  await storage.close();
  room.takeEvent({ kind: 'keys-renewed' });
  await until('it is sent away', () => editor.codes.length > 0);
  expect(editor.codes).toEqual([1013]);
});
