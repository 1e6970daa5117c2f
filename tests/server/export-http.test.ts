import { request } from 'node:http';
import { expect, test } from 'vitest';
import { exampleMap } from '@/lib/examples/examples';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { exportMap, WRITTEN_FORMATS } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import { LIMITS } from '@/lib/protocol/limits';
import { exportHeaders } from '@/server/http/export-headers';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { createTestMap, startTestServer, type TestMap, type TestServer } from '../support/test-server';

const MAP = exampleMap('clinic-hu')!;
const START = MAP.touchpoints.find(({ role }) => role === 'start')!.id;

async function get({ url }: TestServer, { id, keys }: TestMap, file: string): Promise<Response> {
  return fetch(`${url}/api/maps/${id}/${file}`, { headers: { authorization: `Bearer ${keys.view}` } });
}

test('[HT-47] every format that is written, with the bytes of every other host, its type, a name and its notes', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url, { template: 'clinic-hu' });
  for (const { id, endings, mediaType } of WRITTEN_FORMATS) {
    const expected = await exportMap(MAP, id, DEFAULT_OPTIONS, EXPORT_TOOLS);
    for (const ending of endings) {
      const response = await get(server, map, `export${ending}`);
      expect(response.status, ending).toBe(200);
      expect(Buffer.from(await response.arrayBuffer()).equals(expected!.bytes), ending).toBe(true);
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(mediaType);
      const disposition = response.headers.get('content-disposition') ?? '';
      expect(disposition.endsWith(`''${encodeURIComponent(MAP.title)}${endings[0]}`)).toBe(true);
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const notes = JSON.parse(decodeURIComponent(response.headers.get('x-throughline-notes') ?? '%5B%5D'));
      expect(notes).toEqual(expected!.notes);
    }
  }
});

test('[HT-48] what an export can be asked for has a parameter', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url, { template: 'clinic-hu' });
  const asked: [query: string, options: Partial<ExportOptions>][] = [
    ['theme=dark&transparent', { theme: 'dark', transparent: true }],
    [`chain=${START}&no-title=1`, { part: { kind: 'chain', ids: [START] }, title: false }],
    [`phase=${MAP.phases[0]!.id}&no-legend=true`, { part: { kind: 'phase', id: MAP.phases[0]!.id }, legend: false }],
    [
      'date=2026-11-22&names&notes&fonts&without-data&no-verdict=false',
      { date: '2026-11-22', names: true, notes: true, fonts: true, data: false },
    ],
  ];
  for (const [query, options] of asked) {
    const response = await get(server, map, `export.svg?${query}`);
    const expected = await exportMap(MAP, 'svg', { ...DEFAULT_OPTIONS, ...options }, EXPORT_TOOLS);
    expect(Buffer.from(await response.arrayBuffer()).equals(expected!.bytes), query).toBe(true);
  }
  for (const [query, pointer] of [
    ['scale=9', '/scale'],
    ['selection=none', '/selection'],
    ['phase=none', '/phase'],
    [`chain=${START}&phase=x`, '/phase'],
  ] as const) {
    const response = await get(server, map, `export.svg?${query}`);
    const { code, faults } = (await response.json()) as { code: string; faults: { pointer: string }[] };
    expect([response.status, code, faults.map((fault) => fault.pointer)]).toEqual([400, 'invalid-query', [pointer]]);
  }
});

test('[HT-47] notes that are too long for a header are counted; a title can’t break out of it', () => {
  const notes = Array.from({ length: 300 }, (_, index) => `Note ${index} о карте, which is rather long`);
  const made = {
    bytes: new Uint8Array(),
    mediaType: 'text/html',
    ending: '.html',
    notes,
    title: 'a"\r\nx: y’(\ud800)',
  };
  const headers = exportHeaders(made);
  expect(headers['x-throughline-notes']!.length).toBeLessThanOrEqual(LIMITS.notesHeaderBytes);
  const told = JSON.parse(decodeURIComponent(headers['x-throughline-notes']!)) as string[];
  expect(told.slice(0, 3)).toEqual(notes.slice(0, 3));
  expect(told.at(-1)).toBe(`… and ${300 - told.length + 1} more.`);
  for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]*$/);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="map.html"; filename\*=UTF-8''[\w%.-]+$/);
  expect(exportHeaders({ ...made, notes: ['x'.repeat(9000)] })['x-throughline-notes']).toContain('1%20notes');
});

test('[HT-49] files of other programs are imported by format, name or media type; what could not be taken over is said', async () => {
  const server = await startTestServer();
  const map = await createTestMap(server.url);
  const svg = (await exportMap(MAP, 'json', DEFAULT_OPTIONS, EXPORT_TOOLS))!.bytes;
  const send = async (query: string, body: Uint8Array<ArrayBuffer> | string, type = ''): Promise<Response> =>
    fetch(`${server.url}/api/maps/${map.id}/import${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${map.keys.edit}`, ...(type && { 'content-type': type }) },
      body,
    });
  for (const [query, type] of [
    ['?format=json', 'text/csv'],
    ['?format=journey.json', ''],
    ['?name=x.journey.json', 'image/png'],
    ['', 'application/json'],
    ['', 'application/x-www-form-urlencoded'],
  ] as const) {
    const answer = await send(query, svg, type);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { touchpoints: MAP.touchpoints.length, transitions: MAP.transitions.length, notes: [] },
    ]);
  }
  expect(await (await get(server, map, 'export.json')).text()).toBe(writeMapFile(MAP));
  for (const [query, pointer] of [
    ['?format=doc', '/format'],
    ['?name=x.doc', '/name'],
  ] as const) {
    const answer = await send(query, svg);
    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid-query', faults: [{ pointer }] });
  }
  const bad = await send('?format=json', '{"touchpoints":[{}]}');
  expect(await bad.json()).toMatchObject({ status: 400, code: 'invalid-map' });
  expect(await (await get(server, map, 'export.json')).text()).toBe(writeMapFile(MAP));
});

test('[HT-50] a map is made from a file of another program', async () => {
  const server = await startTestServer();
  const made = await fetch(`${server.url}/api/maps?name=x.journey.json`, { method: 'POST', body: writeMapFile(MAP) });
  expect(made.status).toBe(201);
  const { id, links, notes } = (await made.json()) as { id: string; links: { view: string }; notes: string[] };
  expect(notes).toEqual([]);
  const keys = { view: new URL(links.view).hash.slice(1) } as TestMap['keys'];
  expect(await (await get(server, { id, keys }, 'export.json')).text()).toBe(writeMapFile(MAP));
});

test('[SC-22] a picture that can’t be drawn is an error of that request alone', async () => {
  const server = await startTestServer({ limits: { exportSeconds: 0.05 } });
  const map = await createTestMap(server.url, { template: 'clinic-hu' });
  const slow = await get(server, map, 'export.png');
  expect(await slow.json()).toMatchObject({ status: 503, code: 'took-too-long' });
  expect((await get(server, map, 'export.svg')).status).toBe(200);
});

test('[HT-51] who leaves gives up a place in the queue', async () => {
  const server = await startTestServer({ limits: { exportsOfMap: 3 } });
  const map = await createTestMap(server.url, { template: 'clinic-hu' });
  const ask = (): { left: Promise<void>; leave: () => void } => {
    const sent = request(`${server.url}/api/maps/${map.id}/export.png`, {
      headers: { authorization: `Bearer ${map.keys.view}` },
    });
    const left = new Promise<void>((resolve) => sent.once('close', () => resolve()));
    sent.on('error', () => undefined);
    sent.end();
    return { left, leave: () => sent.destroy() };
  };
  const asked = [ask(), ask(), ask()];
  await waiting(server, 2);
  for (const { leave } of asked.slice(1)) leave();
  await waiting(server, 0);
  expect((await get(server, map, 'export.png')).status).toBe(200);
  await Promise.all(asked.map(({ left }) => left));
});

async function waiting({ url }: TestServer, count: number): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    const text = await (await fetch(`${url}/metrics`)).text();
    if (text.includes(`\nthroughline_exports_waiting ${count}\n`)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never ${count} waiting`);
}
