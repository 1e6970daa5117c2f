import { beforeEach, describe, expect, test } from 'vitest';
import { MemoryPlace, MemoryStorage } from '@/server/storage/memory-storage';
import { createTestMap, startTestServer } from '../support/test-server';
import { concurrentStorageContract, storageContract } from './storage-contract';

describe('memory keeps the contract of a storage', () => {
  let place = new MemoryPlace();
  beforeEach(() => {
    place = new MemoryPlace();
  });
  const open = async () => new MemoryStorage(place);
  storageContract(open);
  concurrentStorageContract(open);
});

test('[OP-22] with DATABASE_URL=memory: a server runs and keeps nothing', async () => {
  const first = await startTestServer({ databaseUrl: 'memory:', dataDir: undefined });
  const { id, keys } = await createTestMap(first.url, { title: 'for a moment' });
  const read = (url: string) => fetch(`${url}/api/maps/${id}`, { headers: { authorization: `Bearer ${keys.view}` } });
  expect(await (await read(first.url)).json()).toMatchObject({ title: 'for a moment' });
  await first.close();
  const second = await startTestServer({ databaseUrl: 'memory:', dataDir: undefined });
  expect((await read(second.url)).status).toBe(404);
});
