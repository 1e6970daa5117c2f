import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinForeign } from '../support/foreign-client';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../support/postgres';
import { createTestMap, fetchTicket, startTestServer, type TestServer } from '../support/test-server';
import { until } from '../support/until';

describe.skipIf(NO_POSTGRES !== null)(`a server on PostgreSQL${NO_POSTGRES ? `: ${NO_POSTGRES}` : ''}`, () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  async function titles(server: TestServer, id: string, key: string): Promise<string[]> {
    const response = await fetch(`${server.url}/api/maps/${id}`, { headers: { authorization: `Bearer ${key}` } });
    if (response.status !== 200) return [];
    const map = (await response.json()) as { touchpoints: { label: string }[] };
    return map.touchpoints.map(({ label }) => label).sort();
  }

  test('[SY-60] what was edited is there after a restart, and no data folder is needed', async () => {
    const databaseUrl = await postgres.createDatabase();
    const first = await startTestServer({ databaseUrl, dataDir: undefined, limits: { compactRows: 10 } });
    const { id, keys } = await createTestMap(first.url);
    const client = joinForeign(first.ws, id, await fetchTicket(first.url, id, keys.edit));
    await client.synced;
    for (let index = 0; index < 30; index += 1) client.addTouchpoint(`t${index}`, `label ${index}`);
    await until('all is stored', async () => (await titles(first, id, keys.view)).length === 30);
    const before = await titles(first, id, keys.view);
    client.provider.destroy();
    await first.close();
    const second = await startTestServer({ databaseUrl });
    expect(await titles(second, id, keys.view)).toEqual(before);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  });

  test('[SY-63] clients go on over a restart of PostgreSQL, and nothing that they did is missing', async () => {
    const server = await startTestServer({ databaseUrl: await postgres.createDatabase() });
    const { id, keys } = await createTestMap(server.url);
    const client = joinForeign(server.ws, id, await fetchTicket(server.url, id, keys.edit));
    await client.synced;
    client.addTouchpoint('before', 'before');
    await until('it is stored', async () => (await titles(server, id, keys.view)).length === 1);
    await postgres.stop();
    client.addTouchpoint('meanwhile', 'meanwhile');
    await until('it is noticed', async () => (await fetch(`${server.url}/readyz`)).status === 503);
    const made = await fetch(`${server.url}/api/maps`, { method: 'POST', body: '{}' });
    expect(made.status).toBe(503);
    expect(await made.json()).toMatchObject({ code: 'storage-unavailable' });
    await postgres.start();
    await until('it is ready', async () => (await fetch(`${server.url}/readyz`)).status === 200);
    await until('all is there', async () => (await titles(server, id, keys.view)).length === 2, 20_000);
  });
});
