import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { JourneyMap } from '@/lib/model/types';
import { joinForeign } from '../support/foreign-client';
import { createTestMap, fetchTicket, startTestServer, type TestMap, type TestServer } from '../support/test-server';
import { until } from '../support/until';

const FILE = {
  format: 'throughline',
  version: 1,
  title: 'Clinic',
  owner: 'somebody',
  phases: [{ id: 'p', label: 'Before' }],
  touchpoints: [
    { id: 'ad', label: 'Ad', x: 0, y: 0, role: 'start', phase: 'p', ratings: [{ by: 'Ann', reaction: 'negative' }] },
    { id: 'call', label: 'Call', role: 'final', reaction: 'negative', mood: { x: [1] } },
  ],
  transitions: [{ id: 'ad-call', source: 'ad', target: 'call', share: 0.5 }],
  rules: { orphan: 'off' },
};
const OTHER = {
  format: 'throughline',
  version: 1,
  title: 'Other',
  touchpoints: [{ id: 'x', label: 'X' }],
  transitions: [],
};

interface Version {
  readonly id: number;
  readonly kind: string;
  readonly name: string | null;
  readonly at: string;
  readonly bytes: number;
}

type Role = 'own' | 'edit' | 'view';

async function withMap(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(options);
  const map = await createTestMap(server.url, { map: FILE });
  return { server, map, ask: asker(server, map) };
}

/** Asks for something under the map's address; gives the status and the body as JSON, and its text. */
function asker(server: TestServer, map: TestMap) {
  return async <T = Record<string, unknown>>(role: Role, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}/api/maps/${map.id}${path}`, {
      method,
      headers: { authorization: `Bearer ${map.keys[role]}` },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text, body: (text === '' ? null : JSON.parse(text)) as T };
  };
}

test('[HT-30, HT-31] versions are named, listed newest first and read as they were, with a view key', async () => {
  const { ask } = await withMap();
  const before = (await ask('view', 'GET', '')).text;
  expect((await ask('view', 'GET', '/versions')).body).toEqual({ versions: [] });
  const first = await ask<Version>('edit', 'POST', '/versions', { name: '  Before the meeting ' });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ kind: 'named', name: 'Before the meeting' });
  expect(Date.parse(first.body.at)).toBeGreaterThan(Date.now() - 60_000);
  await ask('edit', 'POST', '/import?mode=replace', OTHER);
  const second = await ask<Version>('edit', 'POST', '/versions');
  expect(second.body).toMatchObject({ kind: 'auto', name: null });
  expect((await ask('view', 'GET', '/versions')).body).toEqual({ versions: [second.body, first.body] });
  expect((await ask('view', 'GET', `/versions/${first.body.id}`)).text).toBe(before);
  expect((await ask('view', 'GET', `/versions/${second.body.id}`)).body).toEqual(OTHER);
  const named = await ask<Version>('edit', 'PATCH', `/versions/${second.body.id}`, { name: 'Өөр' });
  expect(named).toMatchObject({ status: 200, body: { ...second.body, kind: 'named', name: 'Өөр' } });
  expect((await ask('own', 'DELETE', `/versions/${first.body.id}`)).status).toBe(204);
  expect((await ask('view', 'GET', '/versions')).body).toEqual({ versions: [named.body] });
});

test('[HT-32, HT-33] restoring is one change that everybody sees; what was there is set aside first', async () => {
  const { server, map, ask } = await withMap();
  const before = (await ask('view', 'GET', '')).text;
  const { body: kept } = await ask<Version>('edit', 'POST', '/versions', { name: 'good' });
  await ask('edit', 'POST', '/import?mode=replace', OTHER);
  const client = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
  await client.synced;
  let updates = 0;
  client.doc.on('update', () => {
    updates += 1;
  });
  const restored = await ask<{ setAside: Version }>('edit', 'POST', `/versions/${kept.id}/restore`);
  expect(restored).toMatchObject({ status: 200, body: { touchpoints: 2, transitions: 1, setAside: { kind: 'auto' } } });
  await until('it is seen', () => client.labels().ad === 'Ad');
  expect(updates).toBe(1);
  expect((await ask('view', 'GET', '')).text).toBe(before);
  expect((await ask('view', 'GET', `/versions/${restored.body.setAside.id}`)).body).toEqual(OTHER);
  const { body: list } = await ask<{ versions: Version[] }>('view', 'GET', '/versions');
  expect(list.versions.map(({ id }) => id)).toEqual([restored.body.setAside.id, kept.id]);
  await ask('edit', 'POST', `/versions/${restored.body.setAside.id}/restore`);
  expect((await ask<JourneyMap>('view', 'GET', '')).body.title).toBe('Other');
});

test('[SY-91] a live map gets its version with the first edit after an hour, and another when all have left', async () => {
  let now = Date.now();
  const { server, map, ask } = await withMap({ now: () => now, idleMs: 5 });
  const titles = async (): Promise<string[]> => {
    const { body } = await ask<{ versions: Version[] }>('view', 'GET', '/versions');
    const files = body.versions.map(({ id }) => ask<JourneyMap>('view', 'GET', `/versions/${id}`));
    return (await Promise.all(files)).map((file) => file.body.title);
  };
  const client = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
  await client.synced;
  const write = async (title: string): Promise<void> => {
    client.doc.getMap('meta').set('title', title);
    await until('it is stored', async () => (await ask<JourneyMap>('view', 'GET', '')).body.title === title);
  };
  now += 59 * 60_000;
  await write('within the hour');
  expect(await titles()).toEqual([]);
  now += 60_000;
  await write('an hour later');
  await until('it is set aside', async () => (await titles()).join() === 'an hour later');
  now += 11 * 60_000;
  await write('the last word');
  client.provider.disconnect();
  await until('the end is set aside too', async () => (await titles()).join() === 'the last word,an hour later');
});

test('[HT-34] what can’t be is refused with its reason and changes nothing', async () => {
  const { server, ask } = await withMap();
  const { body: kept } = await ask<Version>('edit', 'POST', '/versions', { name: 'good' });
  const strange = asker(server, await createTestMap(server.url));
  const list = (await ask('view', 'GET', '/versions')).text;
  const refused = async (
    status: number,
    code: string,
    answer: Promise<{ status: number; body: Record<string, unknown> }>,
  ): Promise<void> => {
    const { status: got, body } = await answer;
    expect({ status: got, code: body.code }).toEqual({ status, code });
  };
  for (const id of ['0', String(kept.id + 1), 'x', '-1', '1e3', '99999999999999999999', `${kept.id}.0`]) {
    await refused(404, 'unknown-version', ask('view', 'GET', `/versions/${id}`));
    await refused(404, 'unknown-version', ask('edit', 'PATCH', `/versions/${id}`, { name: 'x' }));
    await refused(404, 'unknown-version', ask('edit', 'POST', `/versions/${id}/restore`));
    await refused(404, 'unknown-version', ask('own', 'DELETE', `/versions/${id}`));
  }
  for (const [role, method, path] of [
    ['own', 'GET', ''],
    ['own', 'PATCH', ''],
    ['own', 'POST', '/restore'],
    ['own', 'DELETE', ''],
  ] as const) {
    const body = method === 'PATCH' ? { name: 'stolen' } : undefined;
    await refused(404, 'unknown-version', strange(role, method, `/versions/${kept.id}${path}`, body));
  }
  await refused(403, 'key-too-weak', ask('view', 'POST', '/versions', { name: 'x' }));
  await refused(403, 'key-too-weak', ask('view', 'PATCH', `/versions/${kept.id}`, { name: 'x' }));
  await refused(403, 'key-too-weak', ask('view', 'POST', `/versions/${kept.id}/restore`));
  await refused(403, 'key-too-weak', ask('edit', 'DELETE', `/versions/${kept.id}`));
  for (const body of ['{', '[]', '{"name":7}', '{"name":"  "}', JSON.stringify({ name: 'x'.repeat(121) })]) {
    await refused(400, 'invalid-body', ask('edit', 'POST', '/versions', body));
    await refused(400, 'invalid-body', ask('edit', 'PATCH', `/versions/${kept.id}`, body));
  }
  await refused(400, 'invalid-body', ask('edit', 'PATCH', `/versions/${kept.id}`, {}));
  await refused(413, 'too-large', ask('edit', 'POST', '/versions', { name: 'x'.repeat(100_000) }));
  expect((await ask('view', 'GET', '/versions')).text).toBe(list);
  expect((await ask<JourneyMap>('view', 'GET', '')).body.title).toBe('Clinic');
});

test('[HT-34] a damaged version is said to be so, restores nothing, and the others are read', async () => {
  const { server, ask } = await withMap();
  const { body: good } = await ask<Version>('edit', 'POST', '/versions', { name: 'good' });
  const { body: bad } = await ask<Version>('edit', 'POST', '/versions', { name: 'bad' });
  const database = new Database(join(server.dataDir, 'throughline.sqlite'), { timeout: 2000 });
  database.prepare('UPDATE versions SET state = ? WHERE id = ?').run(Buffer.from('nonsense'), bad.id);
  database.close();
  expect(await ask('view', 'GET', `/versions/${bad.id}`)).toMatchObject({
    status: 500,
    body: { code: 'unreadable-map' },
  });
  expect(await ask('edit', 'POST', `/versions/${bad.id}/restore`)).toMatchObject({ status: 500 });
  expect((await ask<JourneyMap>('view', 'GET', `/versions/${good.id}`)).body.title).toBe('Clinic');
  expect((await ask<JourneyMap>('view', 'GET', '')).body.title).toBe('Clinic');
});

test('[HT-34] named versions, and requests, have their limits', async () => {
  const { ask } = await withMap({ limits: { namedVersions: 1, versionsPerHour: 4 } });
  const { body: kept } = await ask<Version>('edit', 'POST', '/versions', { name: 'one' });
  expect(await ask('edit', 'POST', '/versions', { name: 'two' })).toMatchObject({
    status: 413,
    body: { code: 'too-many-versions' },
  });
  const { body: auto } = await ask<Version>('edit', 'POST', '/versions');
  expect((await ask('edit', 'PATCH', `/versions/${auto.id}`, { name: 'two' })).status).toBe(413);
  expect((await ask('edit', 'PATCH', `/versions/${kept.id}`, { name: 'uno' })).status).toBe(200);
  expect((await ask('edit', 'POST', `/versions/${kept.id}/restore`)).status).toBe(200);
  expect(await ask('edit', 'POST', `/versions/${kept.id}/restore`)).toMatchObject({
    status: 429,
    body: { code: 'too-many' },
  });
});
