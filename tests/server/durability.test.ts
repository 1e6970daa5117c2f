import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, type Map as YMap } from 'yjs';
import { joinForeign } from '../support/foreign-client';
import { connectRaw, syncFrame } from '../support/raw-client';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket, startTestServer, type TestServer } from '../support/test-server';
import { until } from '../support/until';

const EMPTY = Uint8Array.of(0);

/** Everything that the server says is in a map, as a newcomer gets it. */
async function download(server: TestServer, id: string, key: string): Promise<Doc> {
  const client = await connectRaw(`${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, key)}`);
  client.send(syncFrame(0, EMPTY));
  const { bytes } = await client.heard(({ step }) => step === 1);
  client.socket.close();
  const doc = new Doc();
  applyUpdate(doc, bytes);
  return doc;
}

const metrics = async (server: TestServer): Promise<string> => (await fetch(`${server.url}/metrics`)).text();

test('[SY-15] when the database refuses a write there is no echo: sockets are told to come back, and nobody sees it', async () => {
  const server = await startTestServer({ busyTimeoutMs: 50 });
  const { id, keys } = await createTestMap(server.url, { title: 'before' });
  const address = `${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.edit)}`;
  const [writer, witness] = [await connectRaw(address), await connectRaw(address)];
  await witness.heard(({ step }) => step === 0);
  const other = new Database(join(server.dataDir, 'throughline.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  const doc = new Doc();
  doc.getMap('meta').set('~lost', 'never stored');
  writer.send(syncFrame(2, encodeStateAsUpdate(doc)));
  expect(await writer.closed).toBe(1013);
  expect(await witness.closed).toBe(1013);
  for (const client of [writer, witness]) expect(client.frames.filter(({ step }) => step === 2)).toEqual([]);
  const headers = { authorization: `Bearer ${keys.edit}` };
  const body = '{"format":"throughline","version":1,"title":"after","touchpoints":[],"transitions":[]}';
  const refused = await fetch(`${server.url}/api/maps/${id}/import`, { method: 'POST', headers, body });
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ code: 'storage-unavailable' });
  expect((await fetch(`${server.url}/api/maps`, { method: 'POST', body: '{}' })).status).toBe(503);
  other.exec('ROLLBACK');
  other.close();
  const map = await download(server, id, keys.view);
  expect(map.getMap('meta').get('~lost')).toBeUndefined();
  expect(map.getMap('meta').get('title')).toBe('before');
  expect(await metrics(server)).toMatch(/storage_failures_total [1-9]/);
});

test('[SY-15] a y-websocket client goes on by itself after a failed write, and its edit is stored then', async () => {
  const server = await startTestServer({ busyTimeoutMs: 50 });
  const { id, keys } = await createTestMap(server.url);
  const client = joinForeign(server.ws, id, await fetchTicket(server.url, id, keys.edit));
  await client.synced;
  const other = new Database(join(server.dataDir, 'throughline.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  client.addTouchpoint('kept', 'made while the disk refused');
  await until('it is sent away', async () => /storage_failures_total [1-9]/.test(await metrics(server)));
  other.exec('ROLLBACK');
  other.close();
  await until(
    'the edit is there',
    async () => (await download(server, id, keys.view)).getMap('touchpoints').has('kept'),
    10_000,
  );
});

test('[SY-3] a map is the same after compaction, unloading and loading, and its log is short', async () => {
  const server = await startTestServer({ idleMs: 30, limits: { compactRows: 50 } });
  const { id, keys } = await createTestMap(server.url, { template: 'telephony-en' });
  const client = joinForeign(server.ws, id, await fetchTicket(server.url, id, keys.edit));
  await client.synced;
  for (let index = 0; index < 400; index += 1) {
    client.addTouchpoint(`t${index % 90}`, `label ${index}`);
    if (index % 3 === 0) client.doc.getMap('touchpoints').delete(`t${(index * 7) % 90}`);
    if (index % 40 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until('live compaction', async () => /compactions_total [1-9]/.test(await metrics(server)));
  const rows = new Database(join(server.dataDir, 'throughline.sqlite'), { readonly: true });
  const count = rows.prepare('SELECT count(*) FROM updates WHERE map = ?').pluck();
  const expected = client.doc.getMap('touchpoints').toJSON();
  await until('all is there', async () => {
    const there = (await download(server, id, keys.view)).getMap('touchpoints').toJSON();
    return (
      JSON.stringify(there.t89) === JSON.stringify(expected.t89) &&
      Object.keys(there).length === Object.keys(expected).length
    );
  });
  client.provider.destroy();
  await until('unloaded', async () => /maps_loaded 0/.test(await metrics(server)));
  expect(count.get(id)).toBe(0);
  rows.close();
  const again = await download(server, id, keys.view);
  expect(again.getMap('touchpoints').toJSON()).toEqual(expected);
});

test('[SY-16] many writers at once end equal, with every edit stored in one order', async () => {
  const server = await startTestServer();
  const { id, keys } = await createTestMap(server.url);
  const ticket = await fetchTicket(server.url, id, keys.edit);
  const clients = Array.from({ length: 6 }, () => joinForeign(server.ws, id, ticket));
  await Promise.all(clients.map(({ synced }) => synced));
  for (let round = 0; round < 40; round += 1) {
    for (const [index, client] of clients.entries())
      client.addTouchpoint(`t${(round * 5 + index) % 30}`, `${index}-${round}`);
    if (round % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await until('all are equal', () => {
    const texts = clients.map(({ labels }) => JSON.stringify(Object.entries(labels()).sort()));
    return new Set(texts).size === 1 && Object.keys(clients[0]?.labels() ?? {}).length === 30;
  });
  const stored = await download(server, id, keys.view);
  const label = (value: unknown): unknown => (value as YMap<unknown>).get('label');
  const labels = Object.fromEntries(
    [...stored.getMap('touchpoints').entries()].map(([key, value]) => [key, label(value)]),
  );
  expect(labels).toEqual(clients[0]?.labels());
});

test('[AC-5] tickets and keys go on working after a restart of the server', async () => {
  const dataDir = tempFolder();
  const first = await startTestServer({ dataDir });
  const { id, keys } = await createTestMap(first.url, { title: 'kept' });
  const ticket = await fetchTicket(first.url, id, keys.edit);
  await first.close();
  const second = await startTestServer({ dataDir });
  const client = joinForeign(second.ws, id, ticket);
  await client.synced;
  expect(client.doc.getMap('meta').get('title')).toBe('kept');
  await fetchTicket(second.url, id, keys.view);
});

test('[OP-5] a server that is stopped stores what it took, tells its clients to come back, and stops within 3 s', async () => {
  const dataDir = tempFolder();
  const server = await startTestServer({ dataDir });
  const { id, keys } = await createTestMap(server.url);
  const client = await connectRaw(`${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.edit)}`);
  await client.heard(({ step }) => step === 0);
  const doc = new Doc();
  const sent: string[] = [];
  doc.on('update', (update: Uint8Array) => {
    sent.push(Buffer.from(update).toString('hex'));
    client.send(syncFrame(2, update));
  });
  for (let index = 0; index < 200; index += 1) doc.getMap('meta').set(`~k${index}`, index);
  const began = performance.now();
  await until('the first is stored', () => client.frames.some(({ step }) => step === 2));
  await server.close();
  expect(performance.now() - began).toBeLessThan(3000);
  expect(await client.closed).toBe(1001);
  const echoed = client.frames
    .filter(({ type, step }) => type === 0 && step === 2)
    .map(({ bytes }) => Buffer.from(bytes).toString('hex'));
  expect(echoed).toEqual(sent.slice(0, echoed.length));
  const again = await startTestServer({ dataDir });
  const meta = (await download(again, id, keys.view)).getMap('meta');
  for (let index = 0; index < echoed.length; index += 1) expect(meta.get(`~k${index}`)).toBe(index);
});
