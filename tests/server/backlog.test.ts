import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Doc, type Map as YMap } from 'yjs';
import { Backlog } from '@/server/sync/backlog';
import { connectRaw, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';
import { until } from '../support/until';

test('[SY-28] counts what is under way and calls back when half of the limit is free again', async () => {
  const backlog = new Backlog(10);
  const settle: (() => void)[] = [];
  const under = (bytes: number) =>
    backlog.count([new Uint8Array(bytes)], new Promise<void>((done) => settle.push(done)));
  under(6);
  expect(backlog.isFull).toBe(false);
  under(6);
  expect([backlog.isFull, backlog.updates, backlog.bytes]).toEqual([true, 2, 12]);
  let freed = 0;
  backlog.whenFree(() => {
    freed += 1;
  });
  under(3);
  settle[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect([freed, backlog.bytes]).toEqual([0, 9]);
  settle[1]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect([freed, backlog.bytes, backlog.isFull]).toEqual([1, 3, false]);
});

test('[SY-28] while the storage stands still, a writer is not read beyond the limit, and nothing is lost', async () => {
  const LIMIT = 200_000;
  const server = await startTestServer({ limits: { unstoredBytes: LIMIT }, busyTimeoutMs: 10_000 });
  const { id, keys } = await createTestMap(server.url);
  const ticket = await fetchTicket(server.url, id, keys.edit);
  const writer = await connectRaw(`${server.ws}/sync/${id}?ticket=${ticket}`);
  await writer.heard(({ step }) => step === 0);
  const other = new Database(join(server.dataDir, 'throughline.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  const doc = new Doc();
  const meta: YMap<unknown> = doc.getMap('meta');
  const EDITS = 100;
  doc.on('update', (update: Uint8Array) => writer.send(syncFrame(2, update)));
  const unstored = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/throughline_unstored_bytes (\d+)/.exec(text)?.[1]);
  };
  let most = 0;
  for (let edit = 0; edit < EDITS; edit += 1) {
    meta.set(`key ${edit}`, 'x'.repeat(20_000));
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (edit % 10 === 9) most = Math.max(most, await unstored());
  }
  expect(most).toBeGreaterThan(LIMIT);
  // What was already read from the network when the limit was met is taken still.
  expect(most).toBeLessThan(LIMIT * 3);
  expect(writer.frames.filter(({ step }) => step === 2)).toEqual([]);
  other.exec('ROLLBACK');
  other.close();
  await until('all is stored', () => writer.frames.filter(({ step }) => step === 2).length === EDITS, 10_000);
  expect(await unstored()).toBe(0);
  writer.socket.close();
});
