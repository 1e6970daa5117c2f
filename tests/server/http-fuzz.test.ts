import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { bundleServer } from '../support/bundle-server';
import { launchServer } from '../support/launch-server';
import { seededRandom } from '../support/seeded-random';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket } from '../support/test-server';

/** Requests that are sent; the soak sends more. */
const REQUESTS = Number(process.env.REQUESTS ?? 300);
const SEED = Number(process.env.SEED ?? 1);
const AT_ONCE = 24;
const PATIENCE_MS = 15_000;

const bundle = await bundleServer({ server: 'tests/support/bare-server.ts' });

const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'get',
  'X',
];
const ENDINGS = [
  '',
  '/',
  '/analysis',
  '/import',
  '/import?mode=merge',
  '/import?mode=%00',
  '/tickets',
  '/export.svg',
  '/export.json',
  '/export.png?scale=x',
  '/export.%2e',
  '/versions',
  '/../../etc/passwd',
  '/%ff',
  '?key=1',
  '//',
  '/keys',
];
const BODIES = [
  '',
  '{}',
  '{',
  'null',
  '[]',
  '{"title":1}',
  '{"template":"x"}',
  '{"map":{}}',
  '\u0000',
  '{"title":"\\ud800"}',
  '['.repeat(3000),
  '{"format":"throughline","version":1,"touchpoints":[{}],"transitions":[]}',
  '{"__proto__":{"x":1}}',
];
const HEADERS = [
  'Content-Type: application/json',
  'Content-Encoding: gzip',
  'Transfer-Encoding: chunked',
  'Origin: https://evil.example',
  'Host: b',
  'Accept: \u0001',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Connection: keep-alive, Upgrade',
  'Range: bytes=0-9',
  'If-None-Match: *',
  'X-Request-Id: a b c',
  'X-Forwarded-For: ::1',
  'Content-Length: 5',
  'Content-Length: -1',
];

/** Says it on a connection of its own, and settles with all that comes back. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no end after ${PATIENCE_MS} ms: ${JSON.stringify(text.slice(0, 300))}`));
    }, PATIENCE_MS);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      resolve(heard);
    });
    socket.write(Buffer.from(text, 'latin1'));
  });
}

test(`[HT-44] ${REQUESTS} odd requests: each ends, none in 500, every refusal is a problem, and no secret gets into the log`, async () => {
  const random = seededRandom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const server = await launchServer({
    bundle,
    dataDir: tempFolder(),
    logLevel: 'trace',
    limits: { headersSeconds: 0.5, requestSeconds: 1 },
  });
  const map = await createTestMap(server.url, { template: 'clinic-hu' });
  const ticket = await fetchTicket(server.url, map.id, map.keys.edit);
  const secrets = [...Object.values(map.keys), ticket];
  const statuses = new Map<string, number>();
  const ask = async (index: number): Promise<void> => {
    const id = random() < 0.7 ? map.id : pick(['x', '%00', 'a'.repeat(3000), '..', '%E0%A4%A', map.keys.own]);
    const path =
      random() < 0.15
        ? pick([
            '/',
            '*',
            '/api',
            '/metrics',
            '/readyz',
            `/sync/${map.id}?ticket=${ticket}`,
            '/api/maps',
            'http://[',
            '/%',
          ])
        : `/api/maps/${id}${pick(ENDINGS)}`;
    const body = pick(BODIES);
    const key =
      random() < 0.75 ? pick([map.keys.view, map.keys.edit]) : pick(['', 'wrong', '\u00ff', map.keys.own.slice(1)]);
    const lines = [
      `${pick(METHODS)} ${path} HTTP/1.${pick([1, 1, 1, 0])}`,
      ...(random() < 0.95 ? [`Host: 127.0.0.1:${server.port}`] : []),
      ...(random() < 0.8 ? [`Authorization: Bearer ${key}`] : []),
      ...(random() < 0.8 ? [`Content-Length: ${Buffer.byteLength(body, 'latin1')}`] : []),
      ...(random() < 0.4 ? [pick(HEADERS)] : []),
      'Connection: close',
    ];
    const said = `${lines.join('\r\n')}\r\n\r\n${body}`;
    const word = `seed ${SEED}, request ${index}: ${JSON.stringify(said.slice(0, 400))}`;
    const heard = await exchange(server.port, said);
    const head = heard.slice(0, heard.indexOf('\r\n\r\n')).toLowerCase();
    const status = Number(/^http\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
    statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1);
    expect(status === 0 || status === 503 || status < 500, `${word} → ${heard.slice(0, 300)}`).toBe(true);
    if (status >= 400) expect(head, word).toContain('content-type: application/problem+json');
  };
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < REQUESTS) await ask(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  expect(server.alive()).toBe(true);
  console.log(`${REQUESTS} requests: ${JSON.stringify([...statuses])}`);
  expect(statuses.get('200')).toBeGreaterThan(3);
  // What is in an address as if it were an id was put there by the sender; all else stays out.
  for (const secret of secrets.slice(1)) expect(server.log()).not.toContain(secret);
  await server.kill();
}, 3_600_000);
