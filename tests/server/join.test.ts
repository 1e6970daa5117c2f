import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { joinForeign } from '../support/foreign-client';
import { connectRaw, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';
import { until } from '../support/until';

/** What a newcomer who is sent this reads under `when`. */
function whenOf(step2: Uint8Array): unknown {
  const doc = new Doc();
  applyUpdate(doc, step2);
  return doc.getMap('meta').get('when');
}

const ticketFor = (url: string, map: { id: string; keys: { edit: string } }) => fetchTicket(url, map.id, map.keys.edit);

test('[SY-10] a client made of y-websocket alone joins with a ticket, reads, and adds what another one sees', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url, { template: 'clinic-en' });
  const one = joinForeign(server.ws, map.id, await ticketFor(server.url, map));
  const two = joinForeign(server.ws, map.id, await ticketFor(server.url, map));
  await Promise.all([one.synced, two.synced]);
  expect(Object.keys(one.labels()).length).toBeGreaterThan(4);
  one.addTouchpoint('mine', 'Ring the bell');
  await until('the other sees it', () => two.labels().mine === 'Ring the bell');
  const file = await fetch(`${server.url}/api/maps/${map.id}`, {
    headers: { authorization: `Bearer ${map.keys.view}` },
  });
  expect(await file.text()).toContain('"Ring the bell"');
});

test('[SY-11] with a view ticket it reads but cannot write, and is closed when it goes on', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url, { template: 'clinic-en' });
  const editor = joinForeign(server.ws, map.id, await ticketFor(server.url, map));
  const viewer = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.view));
  await Promise.all([editor.synced, viewer.synced]);
  const before = editor.labels();
  expect(viewer.labels()).toEqual(before);
  for (let index = 0; index < 12; index += 1) viewer.addTouchpoint(`no-${index}`, 'not mine to add');
  expect(await viewer.refused).toBe(4403);
  editor.addTouchpoint('yes', 'added');
  await until('the editor goes on', async () => {
    const headers = { authorization: `Bearer ${map.keys.view}` };
    return (await (await fetch(`${server.url}/api/maps/${map.id}`, { headers })).text()).includes('added');
  });
  expect(editor.labels()).toEqual({ ...before, yes: 'added' });
});

test('[SY-11] a viewer that comes back with deletions that the server knows is not taken for a writer', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url, { template: 'clinic-en' });
  const editor = joinForeign(server.ws, map.id, await ticketFor(server.url, map));
  await editor.synced;
  editor.doc.getMap('touchpoints').delete(Object.keys(editor.labels())[0] ?? '');
  const url = `${server.ws}/sync/${map.id}?ticket=${await fetchTicket(server.url, map.id, map.keys.view)}`;
  const viewer = await connectRaw(url);
  const known = encodeStateAsUpdate(editor.doc);
  await until('the deletion is stored', async () => {
    viewer.frames.length = 0;
    viewer.send(syncFrame(0, Uint8Array.of(0)));
    const answer = await viewer.heard((frame) => frame.type === 0 && frame.step === 1);
    return answer.bytes.length === known.length;
  });
  for (let index = 0; index < 20; index += 1) viewer.send(syncFrame(1, known));
  viewer.send(syncFrame(1, Uint8Array.of(0, 0)));
  viewer.frames.length = 0;
  viewer.send(syncFrame(0, Uint8Array.of(0)));
  await viewer.heard((frame) => frame.type === 0 && frame.step === 1);
  expect(viewer.frames.filter(({ type }) => type === 2)).toEqual([]);
  viewer.socket.close();
});

test('[SY-12] an update is echoed to its sender byte for byte, and is in the database by then', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const client = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${await ticketFor(server.url, map)}`);
  const file = new Database(join(server.dataDir, 'throughline.sqlite'), { readonly: true });
  const rows = file.prepare('SELECT data FROM updates WHERE map = ? ORDER BY seq').pluck();
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < 20; index += 1) {
    doc.getMap('meta').set('title', `Title ${index}`);
    const update = updates.at(-1) ?? new Uint8Array();
    client.send(syncFrame(2, update));
    await client.heard(({ step, bytes }) => step === 2 && Buffer.from(bytes).equals(update));
    expect((rows.all(map.id) as Buffer[]).some((row) => row.equals(update))).toBe(true);
  }
  file.close();
  client.socket.close();
});

test('[SY-13] echoes keep the order of arrival, also of updates that change nothing; the empty step 2 has none', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const client = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${await ticketFor(server.url, map)}`);
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < 50; index += 1) doc.getMap('meta').set(`k${index % 7}`, index);
  const sent = updates.flatMap((update, index) => (index % 5 === 0 ? [update, update] : [update]));
  sent.push(encodeStateAsUpdate(doc));
  client.send(syncFrame(1, Uint8Array.of(0, 0)));
  for (const [index, update] of sent.entries()) client.send(syncFrame(index % 3 === 0 ? 1 : 2, update));
  await until('all echoes', () => client.frames.filter(({ step }) => step === 2).length >= sent.length);
  const echoes = client.frames.filter(({ type, step }) => type === 0 && step === 2);
  expect(echoes.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
    sent.map((update) => Buffer.from(update).toString('hex')),
  );
  client.socket.close();
});

test('[SY-14] a client that edits before it has handed in its offline work loses nothing', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const client = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${await ticketFor(server.url, map)}`);
  const doc = new Doc();
  doc.getMap('meta').set('when', 'made offline');
  const offline = encodeStateAsUpdate(doc);
  const before = encodeStateVector(doc);
  doc.getMap('meta').set('when', 'made while connecting');
  const early = encodeStateAsUpdate(doc, before);
  client.send(syncFrame(2, early));
  client.send(syncFrame(1, offline));
  await until('both echoes', () => client.frames.filter(({ step }) => step === 2).length >= 2);
  client.send(syncFrame(0, Uint8Array.of(0)));
  expect(whenOf((await client.heard(({ step }) => step === 1)).bytes)).toBe('made while connecting');
  expect(client.frames.filter(({ step }) => step === 0).length).toBeGreaterThan(1);
  client.socket.close();
});

test('[SY-14] what waits for missing edits is kept over a restart and a compaction, and shown to nobody', async () => {
  const first = await startTestServer({ idleMs: 20 });
  const map = await createTestMap(first.url);
  const doc = new Doc();
  doc.getMap('meta').set('when', 'early');
  const missing = encodeStateAsUpdate(doc);
  const before = encodeStateVector(doc);
  doc.getMap('meta').set('when', 'late');
  const gapped = encodeStateAsUpdate(doc, before);
  const client = await connectRaw(`${first.ws}/sync/${map.id}?ticket=${await ticketFor(first.url, map)}`);
  client.send(syncFrame(2, gapped));
  await client.heard(({ step, bytes }) => step === 2 && Buffer.from(bytes).equals(Buffer.from(gapped)));
  client.socket.close();
  const metrics = async () => (await fetch(`${first.url}/metrics`)).text();
  await until('the map is compacted and unloaded', async () => /maps_loaded 0/.test(await metrics()));
  expect(await metrics()).toMatch(/compactions_total 1/);
  const again = await connectRaw(`${first.ws}/sync/${map.id}?ticket=${await ticketFor(first.url, map)}`);
  again.send(syncFrame(0, Uint8Array.of(0)));
  const shown = await again.heard(({ step }) => step === 1);
  expect(Buffer.from(shown.bytes).includes('late')).toBe(false);
  again.send(syncFrame(1, missing));
  await again.heard(({ step, bytes }) => step === 2 && Buffer.from(bytes).equals(Buffer.from(missing)));
  again.frames.length = 0;
  again.send(syncFrame(0, Uint8Array.of(0)));
  expect(whenOf((await again.heard(({ step }) => step === 1)).bytes)).toBe('late');
  again.socket.close();
});
