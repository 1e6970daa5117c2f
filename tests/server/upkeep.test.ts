import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import { DOCUMENT_SCHEMA, readSchema } from '@/lib/document/roots';
import { createUndo } from '@/lib/document/undo';
import type { JourneyMap } from '@/lib/model/types';
import { decodeUpkeep, encodeUpkeep } from '@/server/upkeep/upkeep-note';
import { type ForeignClient, joinForeign } from '../support/foreign-client';
import { connectRaw, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer, type TestMap, type TestServer } from '../support/test-server';
import { until } from '../support/until';

const HOUR = 3_600_000;
const FILE = {
  format: 'throughline',
  version: 1,
  touchpoints: [
    { id: 'ad', label: 'Ad', role: 'start', notes: 'kept', ratings: [{ by: 'Ann', reaction: 'negative' }] },
    { id: 'site', label: 'Site' },
    { id: 'call', label: 'Call', role: 'final' },
  ],
  transitions: [
    { id: 'ad-site', source: 'ad', target: 'site', share: 0.5 },
    { id: 'site-call', source: 'site', target: 'call' },
  ],
};

/** A server that unloads maps at once, with a clock that the test sets, and a look into what it stores. */
async function quickServer() {
  const clock = { now: Date.now() };
  const server = await startTestServer({ now: () => clock.now, idleMs: 5 });
  const join_ = async (map: TestMap): Promise<ForeignClient> => {
    const client = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
    await client.synced;
    return client;
  };
  const isLoaded = async (): Promise<boolean> =>
    !/^throughline_maps_loaded 0$/m.test(await (await fetch(`${server.url}/metrics`)).text());
  const leave = async (client: ForeignClient): Promise<void> => {
    client.provider.disconnect();
    await until('the map is unloaded', async () => !(await isLoaded()));
  };
  const comeBack = async (client: ForeignClient, map: TestMap): Promise<void> => {
    client.provider.params = { ticket: await fetchTicket(server.url, map.id, map.keys.edit) };
    client.provider.connect();
    await until('it is back', () => client.provider.synced);
  };
  return { server, clock, join: join_, leave, comeBack };
}

/** What is stored of a map's document. */
function storedDoc(server: TestServer, map: TestMap): Doc {
  const database = new Database(join(server.dataDir, 'throughline.sqlite'), { readonly: true });
  const doc = new Doc();
  const snapshot = database.prepare('SELECT state FROM snapshots WHERE map = ? ORDER BY seq DESC').pluck().get(map.id);
  const rows = database.prepare('SELECT data FROM updates WHERE map = ? ORDER BY seq').pluck().all(map.id);
  for (const part of [snapshot, ...rows]) if (part) applyUpdate(doc, part as Buffer);
  database.close();
  return doc;
}

const itemsOf = (doc: Doc): string[] =>
  ['touchpoints', 'transitions'].flatMap((name) => [...doc.getMap(name).keys()]).sort();

const readOver = async (server: TestServer, map: TestMap): Promise<JourneyMap> => {
  const headers = { authorization: `Bearer ${map.keys.view}` };
  return (await (await fetch(`${server.url}/api/maps/${map.id}`, { headers })).json()) as JourneyMap;
};

test('[SY-94] what was removed can be brought back with all its fields for a day, and is dropped after it', async () => {
  const { server, clock, join: enter, leave, comeBack } = await quickServer();
  const map = await createTestMap(server.url, { map: FILE });
  const before = await readOver(server, map);
  const person = await enter(map);
  const undo = createUndo(person.doc);
  const step = { type: 'remove', touchpoints: ['ad'], transitions: ['site-call'] } as const;
  applyCommands(person.doc, [step]);
  await until('it is stored', async () => (await readOver(server, map)).touchpoints.length === 2);
  await leave(person);
  clock.now += 23 * HOUR;
  await comeBack(person, map);
  undo.undo();
  await until('the undo is stored', async () => (await readOver(server, map)).touchpoints.length === 3);
  expect(await readOver(server, map)).toEqual(before);
  applyCommands(person.doc, [step]);
  await until('it is removed again', async () => (await readOver(server, map)).touchpoints.length === 2);
  await leave(person);
  clock.now += 2 * HOUR;
  const other = await enter(map);
  expect(itemsOf(other.doc)).toEqual(['ad', 'ad-site', 'call', 'site', 'site-call']);
  await leave(other);
  clock.now += 23 * HOUR;
  const late = await enter(map);
  expect(itemsOf(late.doc)).toEqual(['call', 'site']);
  expect(readMap(late.doc)).toMatchObject({ touchpoints: [{ id: 'call' }, { id: 'site' }], transitions: [] });
  await comeBack(person, map);
  await until('who had left hears of it', () => itemsOf(person.doc).join() === 'call,site');
  expect(undo.undo()).toBe('nothing');
  expect(itemsOf(storedDoc(server, map))).toEqual(['call', 'site']);
  undo.destroy();
});

test('[SY-94] nothing is dropped while somebody is in the map, and all that is due when the last one leaves', async () => {
  const { server, clock, join: enter, leave } = await quickServer();
  const map = await createTestMap(server.url, { map: FILE });
  const person = await enter(map);
  applyCommands(person.doc, [{ type: 'remove', touchpoints: ['call'], transitions: [] }]);
  await until('it is stored', async () => (await readOver(server, map)).touchpoints.length === 2);
  await leave(person);
  const sitting = await enter(map);
  clock.now += 30 * HOUR;
  const second = await enter(map);
  expect(itemsOf(second.doc)).toHaveLength(5);
  second.provider.disconnect();
  applyCommands(sitting.doc, [{ type: 'set-title', title: 'Still here' }]);
  await until('it is stored', async () => (await readOver(server, map)).title === 'Still here');
  expect(itemsOf(storedDoc(server, map))).toHaveLength(5);
  await leave(sitting);
  await until('it is dropped', () => itemsOf(storedDoc(server, map)).join() === 'ad,ad-site,site');
  expect(await readOver(server, map)).toMatchObject({ title: 'Still here', transitions: [{ id: 'ad-site' }] });
});

test('[SY-95] the server brings an older document up to date before anybody joins, as one change that is stored', async () => {
  const { server, join: enter } = await quickServer();
  const map = await createTestMap(server.url);
  const frozen = readFileSync(new URL('../document/fixtures/document-0.base64', import.meta.url), 'utf8');
  await replaceStored(server, map, Buffer.from(frozen, 'base64'));
  const [one, two] = await Promise.all([enter(map), enter(map)]);
  for (const { doc } of [one, two]) expect(readSchema(doc)).toBe(DOCUMENT_SCHEMA);
  expect(readMap(one.doc)).toMatchObject({ title: 'Before there were numbers', transitions: [{ id: 'ad-call' }] });
  expect(readSchema(storedDoc(server, map))).toBe(DOCUMENT_SCHEMA);
  expect(encodeStateAsUpdate(two.doc)).toEqual(encodeStateAsUpdate(one.doc));
  one.addTouchpoint('more', 'More');
  await until('it is seen', () => two.labels().more === 'More');
});

test('[SY-96] a document of a newer schema is shown, written by nobody, and left as it is', async () => {
  const { server, leave, join: enter } = await quickServer();
  const map = await createTestMap(server.url);
  const newer = new Doc();
  newer.getMap('meta').set('schema', DOCUMENT_SCHEMA + 1);
  newer.getMap('meta').set('title', 'From the future');
  await replaceStored(server, map, encodeStateAsUpdate(newer));
  const client = await enter(map);
  expect(readMap(client.doc).title).toBe('From the future');
  const raw = await connectRaw(
    `${server.ws}/sync/${map.id}?ticket=${await fetchTicket(server.url, map.id, map.keys.own)}`,
  );
  const edit = new Doc();
  edit.getMap('meta').set('title', 'Mine');
  raw.send(syncFrame(2, encodeStateAsUpdate(edit)));
  const { bytes } = await raw.heard(({ type }) => type === 2);
  expect(Buffer.from(bytes).toString()).toContain('A newer Throughline has shaped this map');
  const auth = { authorization: `Bearer ${map.keys.own}` };
  const imported = await fetch(`${server.url}/api/maps/${map.id}/import`, {
    method: 'POST',
    headers: auth,
    body: JSON.stringify(FILE),
  });
  expect([imported.status, ((await imported.json()) as { code: string }).code]).toEqual([409, 'map-too-new']);
  raw.socket.close();
  await raw.closed;
  await leave(client);
  expect(encodeStateAsUpdate(storedDoc(server, map))).toEqual(encodeStateAsUpdate(newer));
});

test('[SY-97] a schema number that a client writes is put right, and nobody is locked out', async () => {
  const { server, join: enter } = await quickServer();
  const map = await createTestMap(server.url, { map: FILE });
  const [hostile, honest] = await Promise.all([enter(map), enter(map)]);
  for (const wrong of [99, 'x', undefined]) {
    if (wrong === undefined) hostile.doc.getMap('meta').delete('schema');
    else hostile.doc.getMap('meta').set('schema', wrong);
    await until('it is right again', () => hostile.doc.getMap('meta').get('schema') === DOCUMENT_SCHEMA);
  }
  await until('for the other too', () => readSchema(honest.doc) === DOCUMENT_SCHEMA);
  honest.addTouchpoint('more', 'More');
  await until('others still write', () => hostile.labels().more === 'More');
  expect(readSchema(storedDoc(server, map))).toBe(DOCUMENT_SCHEMA);
});

test('[SY-94] what is kept of removals is read back, and nonsense counts as nothing', () => {
  const note = {
    schema: 3,
    removed: new Map([
      ['1.2', 5],
      ['3.4', 5],
      ['5.6', 7],
    ]),
  };
  expect(decodeUpkeep(encodeUpkeep(note))).toEqual(note);
  expect(decodeUpkeep(null)).toBeNull();
  for (const text of ['', '{', '[]', '{"schema":"1","removed":[]}', '{"schema":1,"removed":[[1]]}']) {
    expect(decodeUpkeep(new TextEncoder().encode(text))).toBeNull();
  }
  expect(
    encodeUpkeep({ schema: 1, removed: new Map(Array.from({ length: 5000 }, (_, i) => [`4294967295.${i}`, 1])) })
      .length,
  ).toBeLessThan(100_000);
});

/** Puts a document in the place of what is stored of a map, as an older or newer server would have left it. */
async function replaceStored(server: TestServer, map: TestMap, state: Uint8Array): Promise<void> {
  const database = new Database(join(server.dataDir, 'throughline.sqlite'), { timeout: 2000 });
  database.prepare('DELETE FROM snapshots WHERE map = ?').run(map.id);
  database.prepare('DELETE FROM updates WHERE map = ?').run(map.id);
  database.prepare('DELETE FROM notes WHERE map = ?').run(map.id);
  database.prepare('INSERT INTO updates (map, data) VALUES (?, ?)').run(map.id, state);
  database.close();
}
