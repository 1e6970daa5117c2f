import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { EXAMPLES } from '@/lib/examples/examples';
import { joinForeign } from '../support/foreign-client';
import { connectRaw } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer, type TestMap, type TestServer } from '../support/test-server';
import { until } from '../support/until';

const FILE = {
  format: 'throughline',
  version: 1,
  title: 'Клиника',
  touchpoints: [
    { id: 'ad', label: 'Banner ad', role: 'start', reaction: 'positive', x: 0, y: 0 },
    { id: 'call', label: 'Үйлчлүүлэгч', role: 'final', reaction: 'negative', x: 300, y: 0 },
  ],
  transitions: [{ id: 'ad-call', source: 'ad', target: 'call' }],
};

type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers };

async function call(server: TestServer, method: string, path: string, key?: string, body?: string): Promise<Answer> {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` };
  const response = await fetch(`${server.url}${path}`, { method, headers, body });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body.status).toBe(status);
}

const faultsOf = (answer: Answer): string[] =>
  (answer.body.faults as { pointer: string; message: string }[]).map(({ pointer }) => pointer);

async function withMap(body: object = {}): Promise<{ server: TestServer; map: TestMap; path: string }> {
  const server = await startTestServer();
  const map = await createTestMap(server.url, body);
  return { server, map, path: `/api/maps/${map.id}` };
}

test('[HT-1] a map is made: three absolute links, each with its key in the fragment', async () => {
  const server = await startTestServer();
  const { status, body } = await call(server, 'POST', '/api/maps', undefined, '{"title":"Mine"}');
  expect(status).toBe(201);
  const links = body.links as Record<string, string>;
  expect(Object.keys(links)).toEqual(['own', 'edit', 'view']);
  for (const link of Object.values(links)) {
    expect(link).toMatch(new RegExp(`^${server.url}/m/${String(body.id)}#[A-Za-z0-9_-]{32}$`));
  }
  const key = links.view?.split('#')[1];
  expect((await call(server, 'GET', `/api/maps/${String(body.id)}`, key)).body.title).toBe('Mine');
});

test('[HT-1] a body may be missing, and a public address shows in the links', async () => {
  const server = await startTestServer({ publicUrl: 'https://maps.example.com/' });
  const { status, body } = await call(server, 'POST', '/api/maps');
  expect(status).toBe(201);
  expect((body.links as { own: string }).own).toMatch(/^https:\/\/maps\.example\.com\/m\//);
});

test('[HT-2] a map is made from every template', async () => {
  const server = await startTestServer();
  expect(EXAMPLES.length).toBeGreaterThan(5);
  for (const { id, title } of EXAMPLES) {
    const map = await createTestMap(server.url, { template: id });
    const { body } = await call(server, 'GET', `/api/maps/${map.id}`, map.keys.view);
    expect(body.title).toBe(title);
    expect((body.touchpoints as unknown[]).length).toBeGreaterThan(3);
  }
});

test('[HT-3] a map file goes in and comes out as the same bytes', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const first = await call(server, 'GET', path, map.keys.view);
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('application/json');
  expect(first.body).toEqual(FILE);
  const again = await call(server, 'POST', `${path}/import?mode=replace`, map.keys.edit, first.text);
  expect(again).toMatchObject({ status: 200, body: { touchpoints: 2, transitions: 1 } });
  expect((await call(server, 'GET', path, map.keys.view)).text).toBe(first.text);
  expect((await call(server, 'GET', `${path}/export.json`, map.keys.view)).text).toBe(first.text);
});

test('[HT-4] faults of a new map are listed by pointer, and nothing is made', async () => {
  const server = await startTestServer();
  const bad = async (body: string): Promise<Answer> => call(server, 'POST', '/api/maps', undefined, body);
  const map = { ...FILE, transitions: [{ id: 'x', source: 'ad', target: 'pay' }] };
  const dangling = await bad(JSON.stringify({ map }));
  expectProblem(dangling, 400, 'invalid-map');
  expect(faultsOf(dangling)).toEqual(['/map/transitions/0/target']);
  expectProblem(await bad('{"title":'), 400, 'invalid-body');
  expectProblem(await bad('[]'), 400, 'invalid-body');
  expect(faultsOf(await bad('{"title":5}'))).toEqual(['/title']);
  expect(faultsOf(await bad(JSON.stringify({ title: 'x'.repeat(500) })))).toEqual(['/title']);
  expect(faultsOf(await bad('{"template":"no-such"}'))).toEqual(['/template']);
  expect(faultsOf(await bad(JSON.stringify({ template: 'clinic-en', map: FILE })))).toEqual(['/template']);
  expectProblem(await bad(`{"map":${'['.repeat(100_000)}`), 400, 'invalid-body');
  expectProblem(await bad('{"map":null}'), 400, 'invalid-map');
  const bytes = await fetch(`${server.url}/api/maps`, { method: 'POST', body: Uint8Array.of(0x22, 0xff, 0x22) });
  expect(bytes.status).toBe(400);
});

test('[HT-5] without a key 401, with a wrong one or for an unknown map 404 and no difference, with a weak one 403', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const other = await createTestMap(server.url);
  const routes = [
    ['GET', '', 'view'],
    ['GET', '/analysis', 'view'],
    ['GET', '/export.svg', 'view'],
    ['POST', '/tickets', 'view'],
    ['POST', '/import', 'edit'],
    ['DELETE', '', 'own'],
  ] as const;
  for (const [method, ending, needed] of routes) {
    const none = await call(server, method, `${path}${ending}`);
    expectProblem(none, 401, 'no-key');
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
    const wrong = await call(server, method, `${path}${ending}`, other.keys.own);
    const unknown = await call(server, method, `/api/maps/nowhere${ending}`, map.keys.own);
    expectProblem(wrong, 404, 'unknown-map');
    expect(unknown.text).toBe(wrong.text);
    if (needed !== 'view')
      expectProblem(await call(server, method, `${path}${ending}`, map.keys.view), 403, 'key-too-weak');
    if (needed === 'own')
      expectProblem(await call(server, method, `${path}${ending}`, map.keys.edit), 403, 'key-too-weak');
  }
  expect((await call(server, 'GET', path, map.keys.view)).body).toEqual(FILE);
  const basic = await fetch(`${server.url}${path}`, { headers: { authorization: `Basic ${map.keys.own}` } });
  expect(basic.status).toBe(401);
});

test('[HT-6] an import lands in the live map at once, for everybody, and can merge', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const client = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
  await client.synced;
  let transactions = 0;
  client.doc.on('update', () => {
    transactions += 1;
  });
  const more = { ...FILE, title: '', touchpoints: [{ id: 'new', label: 'Merged' }], transitions: [] };
  await call(server, 'POST', `${path}/import?mode=merge`, map.keys.edit, JSON.stringify(more));
  await until('it is seen', () => client.labels().new === 'Merged');
  expect(transactions).toBe(1);
  expect(client.labels()).toMatchObject({ ad: 'Banner ad', new: 'Merged' });
  await call(server, 'POST', `${path}/import?mode=replace`, map.keys.edit, JSON.stringify({ ...more, title: 'Now' }));
  const { body } = await call(server, 'GET', path, map.keys.view);
  expect(body).toMatchObject({ title: 'Now', transitions: [] });
  expect((body.touchpoints as { id: string }[]).map(({ id }) => id)).toEqual(['new']);
});

test('[HT-6] a bad import changes nothing and lists all faults by pointer', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const send = (body: string, mode = 'replace'): Promise<Answer> =>
    call(server, 'POST', `${path}/import?mode=${mode}`, map.keys.edit, body);
  const bad = { ...FILE, touchpoints: [...FILE.touchpoints, { id: 'ad', label: 'twice' }, { id: 'b', label: 7 }] };
  const answer = await send(JSON.stringify(bad));
  expectProblem(answer, 400, 'invalid-map');
  expect(faultsOf(answer)).toHaveLength(2);
  expectProblem(await send('not json'), 400, 'invalid-map');
  expectProblem(await send(''), 400, 'invalid-map');
  expectProblem(await send('['.repeat(3_000_000)), 400, 'invalid-map');
  const query = await send(JSON.stringify(FILE), 'both');
  expectProblem(query, 400, 'invalid-query');
  expect((await call(server, 'GET', path, map.keys.view)).body).toEqual(FILE);
});

test('[HT-7] a file of 60 MB is refused with 413, and the server goes on', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  for (const [target, key] of [
    [`${path}/import`, map.keys.edit],
    ['/api/maps', ''],
  ] as const) {
    const sent = request(`${server.url}${target}`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    for (let index = 0; index < 60; index += 1) if (!sent.write(chunk)) await once(sent, 'drain');
    sent.end();
    const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
    expect(response.statusCode).toBe(413);
    let text = '';
    for await (const part of response) text += String(part);
    expect(JSON.parse(text)).toMatchObject({ code: 'too-large' });
  }
  expect((await call(server, 'GET', path, map.keys.view)).body).toEqual(FILE);
});

test('[HT-8] the analysis is what the command line prints', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const { status, body } = await call(server, 'GET', `${path}/analysis`, map.keys.view);
  expect(status).toBe(200);
  expect(body).toMatchObject({ format: 'throughline-analysis', version: 1 });
  expect(body.scopes).toMatchObject([
    { id: null, starts: [{ id: 'ad', verdict: 'broken', repairs: 1 }], finals: ['call'] },
  ]);
});

test('[HT-9] pictures: SVG and PNG by theme and scale, with no way to run a script; other endings are not offered', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const svg = await call(server, 'GET', `${path}/export.svg?theme=dark`, map.keys.view);
  expect(svg.status).toBe(200);
  expect(svg.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  expect(svg.headers.get('content-security-policy')).toContain('sandbox');
  expect(svg.text).toContain('Үйлчлүүлэгч');
  const light = await call(server, 'GET', `${path}/export.svg`, map.keys.view);
  expect(light.text).not.toBe(svg.text);
  const size = async (query: string): Promise<number> => {
    const headers = { authorization: `Bearer ${map.keys.view}` };
    const response = await fetch(`${server.url}${path}/export.png${query}`, { headers });
    expect(response.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    return bytes.readUInt32BE(16);
  };
  expect(await size('?scale=2')).toBe(2 * (await size('')));
  for (const query of ['?scale=0', '?scale=900', '?scale=x', '?theme=pink']) {
    expectProblem(await call(server, 'GET', `${path}/export.png${query}`, map.keys.view), 400, 'invalid-query');
  }
  for (const ending of ['exe', 'md.exe', 'png.']) {
    expectProblem(await call(server, 'GET', `${path}/export.${ending}`, map.keys.view), 404, 'format-not-offered');
  }
});

test('[HT-10] a ticket says its role and when it ends', async () => {
  const { server, map, path } = await withMap();
  for (const role of ['own', 'edit', 'view'] as const) {
    const { status, body } = await call(server, 'POST', `${path}/tickets`, map.keys[role]);
    expect(status).toBe(200);
    expect(body.role).toBe(role);
    const left = Date.parse(String(body.expires)) - Date.now();
    expect(left).toBeGreaterThan(60_000);
    expect(left).toBeLessThan(3_600_000);
  }
});

test('[HT-54] a ticket can be asked for with less than the key allows, and never with more', async () => {
  const { server, map, path } = await withMap();
  const given = await call(server, 'POST', `${path}/tickets?role=view`, map.keys.own);
  expect([given.status, given.body.role]).toEqual([200, 'view']);
  const client = joinForeign(server.ws, map.id, String(given.body.ticket));
  await client.synced;
  client.doc.getMap('phases').set('mine', 'Not mine to set');
  const reader = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
  await reader.synced;
  reader.doc.getMap('meta').set('title', 'Said after it');
  await until('what was said after it is there', () => client.doc.getMap('meta').get('title') === 'Said after it');
  expect(reader.doc.getMap('phases').has('mine')).toBe(false);
  expect((await call(server, 'GET', path, map.keys.view)).body.title).toBe('Said after it');
  expectProblem(await call(server, 'POST', `${path}/tickets?role=edit`, map.keys.view), 403, 'key-too-weak');
  const odd = await call(server, 'POST', `${path}/tickets?role=all`, map.keys.own);
  expectProblem(odd, 400, 'invalid-query');
  expect(faultsOf(odd)).toEqual(['/role']);
});

test('[HT-11] the owner deletes a map: it is unknown from then on, and its sockets close with 4404', async () => {
  const { server, map, path } = await withMap({ map: FILE });
  const ticket = await fetchTicket(server.url, map.id, map.keys.edit);
  const client = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${ticket}`);
  await client.heard(({ step }) => step === 0);
  expect((await call(server, 'DELETE', path, map.keys.own)).status).toBe(204);
  expect(await client.closed).toBe(4404);
  expectProblem(await call(server, 'GET', path, map.keys.own), 404, 'unknown-map');
  expectProblem(await call(server, 'DELETE', path, map.keys.own), 404, 'unknown-map');
  expect(await (await connectRaw(`${server.ws}/sync/${map.id}?ticket=${ticket}`)).closed).toBe(4404);
});

test('[HT-12] too many new maps from one address are refused for a while', async () => {
  const server = await startTestServer({ limits: { mapsPerHour: 3 } });
  for (let index = 0; index < 3; index += 1) await createTestMap(server.url);
  const refused = await call(server, 'POST', '/api/maps', undefined, '{}');
  expectProblem(refused, 429, 'too-many');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('[OP-1] healthz, readyz and metrics answer', async () => {
  const { server } = await withMap();
  expect(await call(server, 'GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await call(server, 'GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  await call(server, 'GET', '/api/maps/x');
  const { text, headers } = await call(server, 'GET', '/metrics');
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  for (const name of ['sockets', 'maps_loaded', 'updates_stored_total', 'commit_seconds_bucket']) {
    expect(text).toMatch(new RegExp(`^throughline_${name}\\b`, 'm'));
  }
  expect(text).toMatch(/^throughline_refused_total\{reason="no-key"\} 1$/m);
});

test('[HT-14] nothing there, the sync address without a WebSocket, and safe headers', async () => {
  const { server, map } = await withMap();
  const nothing = await call(server, 'GET', '/api/nothing');
  expectProblem(nothing, 404, 'unknown-route');
  expect(nothing.headers.get('x-content-type-options')).toBe('nosniff');
  expect(nothing.headers.get('referrer-policy')).toBe('no-referrer');
  expect(nothing.headers.get('cache-control')).toBe('no-store');
  expectProblem(await call(server, 'GET', '/m/whatever'), 404, 'unknown-route');
  expectProblem(await call(server, 'GET', `/sync/${map.id}`), 426, 'upgrade-required');
});

test('[AC-7] neither keys nor tickets are logged, whatever goes wrong', async () => {
  const lines: string[] = [];
  const take = (fields: object, message: string): void => void lines.push(JSON.stringify(fields) + message);
  const server = await startTestServer({ log: { info: take, warn: take, error: take } });
  const map = await createTestMap(server.url, { map: FILE });
  const ticket = await fetchTicket(server.url, map.id, map.keys.edit);
  const client = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${ticket}`);
  (client.socket as unknown as { _socket: { write(data: Uint8Array): void } })._socket.write(
    Uint8Array.of(255, 255, 255),
  );
  await client.closed;
  const bad = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${ticket}`);
  bad.send(Uint8Array.of(0, 0, 2, 255, 1));
  await bad.closed;
  await call(server, 'POST', `/api/maps/${map.id}/import`, map.keys.edit, 'junk');
  expect(lines.length).toBeGreaterThan(0);
  const all = lines.join('\n');
  for (const secret of [ticket, ...Object.values(map.keys)]) expect(all).not.toContain(secret);
});

test('[AC-6] over HTTP a foreign origin gets 403 on every route, its own gets an answer', async () => {
  const { server, map } = await withMap({ map: FILE });
  for (const path of ['/healthz', '/api/maps', `/api/maps/${map.id}`, '/', '/m/x']) {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  }
  const own = await fetch(`${server.url}/api/maps`, { method: 'POST', headers: { origin: server.url } });
  expect(own.status).toBe(201);
});
