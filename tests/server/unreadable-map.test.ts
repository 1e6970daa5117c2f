import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { joinForeign } from '../support/foreign-client';
import { connectRaw, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer, type TestMap, type TestServer } from '../support/test-server';
import { until } from '../support/until';

const read = (server: TestServer, { id, keys }: TestMap) =>
  fetch(`${server.url}/api/maps/${id}`, { headers: { authorization: `Bearer ${keys.view}` } });

const address = async (server: TestServer, { id, keys }: TestMap) =>
  `${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.edit)}`;

test.each([
  ['an only row', 1],
  ['one of several rows', 4],
])('[OP-27] a map that can’t be read is refused in words, the others are served: %s', async (_, edits) => {
  const server = await startTestServer({ idleMs: 10, limits: { compactRows: 1e6 } });
  const [good, bad] = [await createTestMap(server.url, { title: 'good' }), await createTestMap(server.url)];
  const client = joinForeign(server.ws, bad.id, await fetchTicket(server.url, bad.id, bad.keys.edit));
  await client.synced;
  const db = new Database(join(server.dataDir, 'throughline.sqlite'), { timeout: 5000 });
  const rows = () => db.prepare('SELECT count(*) FROM updates WHERE map = ?').pluck().get(bad.id) as number;
  for (let count = 1; count < edits; count += 1) {
    client.addTouchpoint(`t${count}`, 'fine');
    await until('it is stored', () => rows() === count + 1);
  }
  // What would fold the log into a snapshot when the map leaves the memory is kept from it.
  db.exec("CREATE TRIGGER keep_log BEFORE INSERT ON snapshots BEGIN SELECT raise(abort, 'kept'); END");
  client.provider.destroy();
  const loaded = async () =>
    (await (await fetch(`${server.url}/metrics`)).text()).match(/^throughline_maps_loaded (\d+)/m)?.[1];
  await until('it is unloaded', async () => (await loaded()) === '0');
  const newest = db.prepare('SELECT seq, data FROM updates WHERE map = ? ORDER BY seq DESC LIMIT 1');
  const { seq, data } = newest.get(bad.id) as { seq: number; data: Buffer };
  db.prepare('UPDATE updates SET data = ? WHERE seq = ?').run(data.subarray(0, data.length - 3), seq);

  const refused = await read(server, bad);
  expect(refused.status).toBe(500);
  expect(await refused.json()).toMatchObject({ code: 'unreadable-map' });
  const raw = await connectRaw(await address(server, bad));
  let reason = '';
  raw.socket.on('close', (_code, why: Buffer) => {
    reason = why.toString();
  });
  raw.send(syncFrame(0, Uint8Array.of(0)));
  expect(await raw.closed).toBe(4422);
  expect(reason).toBe('what is stored of this map can’t be read');
  expect(raw.frames.filter(({ type }) => type === 0)).toEqual([]);
  expect((await read(server, good)).status).toBe(200);
  const neighbour = joinForeign(server.ws, good.id, await fetchTicket(server.url, good.id, good.keys.edit));
  await neighbour.synced;
  neighbour.addTouchpoint('unharmed', 'unharmed');
  await until('it is stored', async () => (await (await read(server, good)).text()).includes('unharmed'));

  db.prepare('UPDATE updates SET data = ? WHERE seq = ?').run(data, seq);
  db.close();
  expect((await read(server, bad)).status).toBe(200);
});
