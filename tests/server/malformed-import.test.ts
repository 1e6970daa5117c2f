import { expect, test } from 'vitest';
import { refusedFiles } from '../support/refused-files';
import { createTestMap, startTestServer } from '../support/test-server';

test('[EX-133] a damaged file is a problem with its faults; the map, its log and its versions stay as they were', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url, { template: 'clinic-hu' });
  const headers = { authorization: `Bearer ${map.keys.own}` };
  const state = async (): Promise<readonly string[]> =>
    Promise.all(
      ['', '/export.json', '/versions'].map(async (path) => {
        const response = await fetch(`${server.url}/api/maps/${map.id}${path}`, { headers });
        expect(response.status, path).toBe(200);
        return response.text();
      }),
    );
  const log = async (): Promise<string | undefined> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return /^throughline_updates_stored_total \d+$/m.exec(text)?.[0];
  };
  const before = [...(await state()), await log()];
  expect(before.at(-1)).toBeDefined();
  for (const { name, bytes } of await refusedFiles(3, 133)) {
    const answer = await fetch(`${server.url}/api/maps/${map.id}/import?name=${name}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
    });
    expect(answer.headers.get('content-type'), name).toMatch(/^application\/problem\+json/);
    const problem = (await answer.json()) as { status: number; code: string; faults: { message: string }[] };
    expect(problem).toMatchObject({ status: 400, code: 'invalid-map' });
    expect(problem.faults.length).toBeGreaterThan(0);
  }
  expect([...(await state()), await log()]).toEqual(before);
});
