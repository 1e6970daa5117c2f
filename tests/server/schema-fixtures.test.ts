import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { joinForeign } from '../support/foreign-client';
import { tempFolder } from '../support/temp-folder';
import { fetchTicket, startTestServer, type TestMap } from '../support/test-server';
import { until } from '../support/until';

/*
 * `schema-1.sqlite` was written by the last server that knew schema 1 and is never changed: three maps, one of them with
 * a snapshot and a log, one deleted. The files beside it have their keys, and the second one's map file.
 */
const FIXTURES = join('tests', 'server', 'fixtures');
const maps = JSON.parse(readFileSync(join(FIXTURES, 'schema-1.json'), 'utf8')) as Record<
  'plain' | 'edited' | 'gone',
  TestMap
>;

test('[OP-23] a database of schema 1 is brought up to date with its maps, keys and deletions, and can be edited', async () => {
  const dataDir = tempFolder();
  const file = join(dataDir, 'throughline.sqlite');
  copyFileSync(join(FIXTURES, 'schema-1.sqlite'), file);
  const server = await startTestServer({ dataDir });
  const read = ({ id, keys }: TestMap) =>
    fetch(`${server.url}/api/maps/${id}`, { headers: { authorization: `Bearer ${keys.view}` } });
  expect(await (await read(maps.plain)).json()).toMatchObject({ title: 'Never edited', touchpoints: [] });
  expect(await (await read(maps.edited)).text()).toBe(readFileSync(join(FIXTURES, 'schema-1.journey.json'), 'utf8'));
  expect((await read(maps.gone)).status).toBe(404);
  const { id, keys } = maps.edited;
  const client = joinForeign(server.ws, id, await fetchTicket(server.url, id, keys.edit));
  await client.synced;
  client.addTouchpoint('new', 'Made today');
  await until('it is stored', async () => (await (await read(maps.edited)).text()).includes('Made today'));
  client.provider.destroy();
  await server.close();
  const database = new Database(file, { readonly: true });
  expect(database.pragma('user_version', { simple: true })).toBeGreaterThan(1);
  database.close();
});
