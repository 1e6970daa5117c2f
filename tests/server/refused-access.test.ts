import { expect, test } from 'vitest';
import { callApi, keysIn } from '../support/api-call';
import { connectRaw, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';

/*
 * Everything that must not let anybody in, in one place: links that have ended, tickets that are not for this, and pages
 * of other sites. Each is tried over HTTP and on the socket, and the map is the same afterwards.
 */

async function scene(ticketSeconds?: number) {
  const server = await startTestServer({ ...(ticketSeconds !== undefined && { limits: { ticketSeconds } }) });
  const map = await createTestMap(server.url, { template: 'clinic-en' });
  const path = `/api/maps/${map.id}`;
  const read = async () => (await callApi(server.url, 'GET', path, map.keys.own)).text;
  const socket = (ticket: string, headers: Record<string, string> = {}) =>
    connectRaw(`${server.ws}/sync/${map.id}?ticket=${encodeURIComponent(ticket)}`, headers);
  const renew = (role: 'edit' | 'view') => callApi(server.url, 'POST', `${path}/links`, map.keys.own, { renew: role });
  return { server, map, path, read, socket, renew };
}

/** Every route that a key opens, with a body that would change something. */
const ROUTES = [
  ['GET', ''],
  ['GET', '/analysis'],
  ['GET', '/export.svg'],
  ['GET', '/export.json'],
  ['GET', '/links'],
  ['POST', '/tickets'],
  ['POST', '/import', { format: 'throughline', version: 1, touchpoints: [], transitions: [] }],
  ['POST', '/links', { renew: 'edit' }],
  ['DELETE', ''],
] as const;

test('[AC-12] an old view link opens nothing, nor does a ticket that was got by it', async () => {
  const { server, map, path, read, socket, renew } = await scene();
  const before = await read();
  const ticket = await fetchTicket(server.url, map.id, map.keys.view);
  await renew('view');
  for (const [method, ending, body] of ROUTES) {
    const answer = await callApi(server.url, method, `${path}${ending}`, map.keys.view, body);
    expect(answer, `${method} ${ending}`).toMatchObject({ status: 404, body: { code: 'unknown-map' } });
  }
  expect(await (await socket(ticket)).closed).toBe(4401);
  expect(await read()).toBe(before);
});

test('[AC-12] a rotated edit link opens nothing, nor does what was got by it before', async () => {
  const { server, map, path, read, socket, renew } = await scene();
  const before = await read();
  const tickets = [map.keys.edit, map.keys.view].map((key) => fetchTicket(server.url, map.id, key));
  const issued = await Promise.all(tickets);
  const now = keysIn(await renew('edit'));
  for (const key of [map.keys.edit, map.keys.view]) {
    for (const [method, ending, body] of ROUTES) {
      const answer = await callApi(server.url, method, `${path}${ending}`, key, body);
      expect(answer, `${method} ${ending}`).toMatchObject({ status: 404, body: { code: 'unknown-map' } });
    }
  }
  for (const ticket of issued) {
    const client = await socket(ticket);
    client.send(syncFrame(0, Uint8Array.of(0)));
    expect(await client.closed).toBe(4401);
    expect(client.frames.filter(({ step }) => step === 1)).toEqual([]);
  }
  expect(await (await socket(now.edit ?? '')).closed).toBe(4401);
  expect(await read()).toBe(before);
});

test('[AC-12] a ticket, a key or a link of another map opens nothing', async () => {
  const { server, map, path, read, socket } = await scene();
  const before = await read();
  const other = await createTestMap(server.url);
  for (const key of Object.values(other.keys)) {
    for (const [method, ending, body] of ROUTES) {
      const answer = await callApi(server.url, method, `${path}${ending}`, key, body);
      expect(answer, `${method} ${ending}`).toMatchObject({ status: 404, body: { code: 'unknown-map' } });
    }
    expect(await (await socket(key)).closed).toBe(4401);
    expect(await (await socket(await fetchTicket(server.url, other.id, key))).closed).toBe(4401);
  }
  const ticket = await fetchTicket(server.url, map.id, map.keys.own);
  expect((await callApi(server.url, 'GET', path, ticket)).status).toBe(404);
  expect(await read()).toBe(before);
});

test('[AC-12] an expired ticket opens nothing, however good its link is', async () => {
  const { server, map, socket } = await scene(0);
  for (const key of Object.values(map.keys)) {
    expect(await (await socket(await fetchTicket(server.url, map.id, key))).closed).toBe(4401);
  }
});

test('[AC-12] a page of another site gets nothing, whatever it knows', async () => {
  const { server, map, path, read, socket } = await scene();
  const before = await read();
  const origins = ['https://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`, `${server.url}.evil.example`];
  for (const origin of origins) {
    for (const [method, ending, body] of ROUTES) {
      const response = await fetch(`${server.url}${path}${ending}`, {
        method,
        headers: { origin, authorization: `Bearer ${map.keys.own}` },
        ...(body && { body: JSON.stringify(body) }),
      });
      expect(response.status, `${method} ${ending} from ${origin}`).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(await response.json()).toMatchObject({ code: 'foreign-origin' });
    }
    const ticket = await fetchTicket(server.url, map.id, map.keys.own);
    expect(await (await socket(ticket, { origin })).closed).toBe(4403);
  }
  expect(await read()).toBe(before);
});
