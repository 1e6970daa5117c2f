import { expect, test } from 'vitest';
import { LIMITS } from '@/lib/protocol/limits';
import { joinForeign } from '../support/foreign-client';
import { createTestMap, fetchTicket, startTestServer, type TestMap } from '../support/test-server';
import { until } from '../support/until';

const FLOOD = 40;
const EDITS = 10;

test('[HT-52] a flood of exports of one map: some 429, other maps are exported, edits are echoed meanwhile', async () => {
  const server = await startTestServer();
  const flooded = await createTestMap(server.url, { template: 'clinic-hu' });
  const quiet = await createTestMap(server.url, { template: 'clinic-en' });
  const client = joinForeign(server.ws, flooded.id, await fetchTicket(server.url, flooded.id, flooded.keys.edit));
  const peer = joinForeign(server.ws, flooded.id, await fetchTicket(server.url, flooded.id, flooded.keys.view));
  await Promise.all([client.synced, peer.synced]);
  const order: string[] = [];
  const png = async ({ id, keys }: TestMap, name: string): Promise<Response> => {
    const headers = { authorization: `Bearer ${keys.view}` };
    const response = await fetch(`${server.url}/api/maps/${id}/export.png`, { headers });
    await response.clone().arrayBuffer();
    order.push(name);
    return response;
  };
  const flood = Array.from({ length: FLOOD }, () => png(flooded, 'flood'));
  const other = png(quiet, 'other');
  let most = 0;
  for (let edit = 0; edit < EDITS; edit += 1) {
    client.doc.getMap('meta').set('title', `Edit ${edit}`);
    await until(`edit ${edit} is seen`, () => peer.doc.getMap('meta').get('title') === `Edit ${edit}`);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    most = Math.max(most, Number(/^throughline_exports_waiting (\d+)$/m.exec(metrics)?.[1]));
  }
  order.push('edits');
  const answers = await Promise.all(flood);
  const taken = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status === 429);
  expect(taken.length).toBeGreaterThan(0);
  expect(refused.length).toBe(FLOOD - taken.length);
  expect(refused.length).toBeGreaterThanOrEqual(FLOOD - 2 * LIMITS.exportsOfMap);
  for (const answer of refused) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: 'too-many' });
  }
  expect((await other).status).toBe(200);
  expect(most).toBeLessThan(LIMITS.exportsOfMap);
  // Both came through before the last of the flood was drawn.
  const last = order.lastIndexOf('flood');
  expect(order.indexOf('other')).toBeLessThan(last);
  expect(order.indexOf('edits')).toBeLessThan(last);
});
