import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { describePath, hideSecrets, safeRequestId } from '@/server/hide-secrets';
import { createLog } from '@/server/log';
import { callApi, keysIn } from '../support/api-call';
import { bundleServer } from '../support/bundle-server';
import { connectRaw, syncFrame } from '../support/raw-client';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';
import { until } from '../support/until';

const KEY = 'kEy_-0123456789abcdefghijklmnopq';
const bundle = await bundleServer({ bare: 'tests/support/bare-server.ts' });

/**
 * Everything that people do with keys and tickets, and much that they should not: keys in paths, queries, headers and
 * bodies. Returns all secrets that were in use.
 */
async function wholeSession(url: string, breakStorage: () => () => void): Promise<string[]> {
  const ws = url.replace(/^http/, 'ws');
  const { id, keys } = await createTestMap(url, { template: 'clinic-en' });
  const tickets = await Promise.all(Object.values(keys).map((key) => fetchTicket(url, id, key)));
  const [, editTicket = ''] = tickets;
  const path = `/api/maps/${id}`;
  const join = (ticket: string) => connectRaw(`${ws}/sync/${id}?ticket=${ticket}`);
  const client = await join(editTicket);
  await client.heard(({ step }) => step === 0);
  client.send(syncFrame(0, Uint8Array.of(0)));
  await client.heard(({ step }) => step === 1);
  const bad = await join(editTicket);
  bad.send(Uint8Array.of(0, 0, 2, 255, 1));
  await bad.closed;
  const junk = await join(editTicket);
  (junk.socket as unknown as { _socket: { write(data: Uint8Array): void } })._socket.write(
    Uint8Array.of(255, 255, 255),
  );
  await junk.closed;

  const { own, edit } = keys;
  for (const [method, where, key, body] of [
    ['GET', path, own],
    ['GET', `${path}/links`, edit],
    ['GET', `${path}/export.svg?key=${own}`, edit],
    ['GET', `${path}/export.${own}`, edit],
    ['GET', `${path}/${own}`, edit],
    ['GET', `/api/maps/${own}`, edit],
    ['GET', `/api/maps/${id}${own}`, edit],
    ['POST', `/api/maps/${own}/tickets`, edit],
    ['GET', `/m/${own}`, undefined],
    ['GET', `/${own}/${editTicket}?${own}`, undefined],
    ['GET', `/m/${id}/${encodeURIComponent(`#${own}`)}`, undefined],
    ['GET', `${path}?ticket=${editTicket}`, `${own} ${own}`],
    ['POST', `${path}/import?mode=${own}`, edit, own],
    ['POST', `${path}/import`, edit, `{"${own}":`],
    ['POST', '/api/maps', own, { title: 7, [own]: own }],
    ['POST', `${path}/links`, own, { renew: own }],
    ['POST', `${path}/links`, own, { renew: 'edit' }],
    ['GET', path, edit],
  ] as const) {
    await callApi(url, method, where, key, body);
  }
  await client.closed;
  expect(await (await join(editTicket)).closed).toBe(4401);
  expect(await (await connectRaw(`${ws}/sync/${own}?ticket=${own}`)).closed).toBe(4401);
  await expect(connectRaw(`${ws}/sync/${id}/${own}?ticket=${editTicket}`)).rejects.toThrow('404');
  const odd = { origin: `https://evil.example/${own}`, 'x-request-id': own, referer: `${url}/m/${id}#${own}` };
  await fetch(`${url}${path}`, { headers: { ...odd, authorization: `Bearer ${own}` } });
  await fetch(`${url}${path}`, { headers: { 'x-request-id': editTicket, 'user-agent': own, cookie: `key=${own}` } });

  const now = keysIn(await callApi(url, 'GET', `${path}/links`, own));
  const mend = breakStorage();
  const empty = { format: 'throughline', version: 1, title: own, touchpoints: [], transitions: [] };
  const failed = await callApi(url, 'POST', `${path}/import?${own}`, now.edit, empty);
  expect(failed.status).toBeGreaterThanOrEqual(500);
  mend();
  await callApi(url, 'DELETE', path, own);
  return [...Object.values(keys), ...Object.values(now), ...tickets, ...tickets.flatMap((ticket) => ticket.split('.'))];
}

/** Takes the database away from the server, as another program could. */
const blocker = (dataDir: string) => (): (() => void) => {
  const other = new Database(join(dataDir, 'throughline.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  return () => other.exec('ROLLBACK') && other.close();
};

function expectSilent(said: string, secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(30);
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64url')]) {
      expect(
        said.includes(form),
        said.split('\n').find((line) => line.includes(form)),
      ).toBe(false);
    }
  }
}

test('[AC-13] a process at level trace tells its whole session without a key, a ticket, a query or a fragment', async () => {
  const dataDir = tempFolder();
  const child = spawn(process.execPath, [join(bundle, 'bare.js'), dataDir], {
    env: { ...process.env, LOG_LEVEL: 'trace' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += String(chunk);
    });
  }
  await until('it is up', () => /port \d+/.test(said), 20_000);
  const secrets = await wholeSession(`http://127.0.0.1:${/port (\d+)/.exec(said)?.[1]}`, blocker(dataDir));
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  expectSilent(said, secrets);
  expect(said).not.toMatch(/\?ticket|mode=|#/);
  const lines = said.split('\n').filter((line) => line.startsWith('{'));
  expect(lines.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(20);
  expect(said).toMatch(/a client joined.*\n(.*\n)*.*a client is closed.*\n(.*\n)*.*turned away/);
  expect(said).toContain('a request failed');
}, 60_000);

test('[AC-13] nothing is told in the first place that the log would have to hide', async () => {
  const lines: string[] = [];
  const take = (fields: object, message: string): void => void lines.push(JSON.stringify(fields) + message);
  const dataDir = tempFolder();
  const log = { info: take, warn: take, error: take };
  const server = await startTestServer({ log, dataDir, busyTimeoutMs: 50 });
  const secrets = await wholeSession(server.url, blocker(dataDir));
  await server.close();
  expectSilent(lines.join('\n'), secrets);
}, 60_000);

test('[AC-13] what looks like a key or a ticket is hidden in the words of others, and nothing else', () => {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  const id = 'ab12-_CD34ef56gh';
  const digest = 'd41d8cd98f00b204e9800998ecf8427e';
  log.error({ map: id, digest, code: 4401, error: `no such file /m/${id}#${KEY}, ${KEY}.${KEY}` }, 'it failed');
  const line = JSON.parse(written[0] ?? '') as Record<string, unknown>;
  expect(line).toMatchObject({ level: 50, map: id, digest, code: 4401, msg: 'it failed' });
  expect(line.error).toBe(`no such file /m/${id}#[hidden], [hidden].[hidden]`);
  expect(hideSecrets({ n: 1, none: null })).toEqual({ n: 1, none: null });
  const refused = 'no answer from postgres://maps:s3cret@db:5432/maps, http://host/a@b';
  expect(hideSecrets({ refused }).refused).toBe('no answer from postgres://[hidden]@db:5432/maps, http://host/a@b');
});

test('[AC-13] of an address only what is asked for and the map are told', () => {
  const id = 'ab12-_CD34ef56gh';
  const told: readonly (readonly [string | undefined, string])[] = [
    ['/', '/'],
    [`/m/${id}?x=1#y`, `/m/${id}`],
    [`/api/maps/${id}/export.png?scale=2`, `/api/maps/${id}/export.png`],
    [`/api/maps/${id}/links`, `/api/maps/${id}/links`],
    [`/api/maps/${KEY}/links`, '/api/maps/*/links'],
    [`/${id}`, '/*'],
    [`/api/maps/${id}/${id}`, `/api/maps/${id}/*`],
    ['/_next/static/chunks/a.js', '/_next/*'],
    [`//${KEY}`, '/*/*'],
    [`/${'a/'.repeat(50)}`, '/*/*/*/*/*/*'],
    [undefined, '/'],
  ];
  for (const [url, words] of told) expect(describePath(url), url).toBe(words);
});

test('[HT-24] a request has an id, its own or that of a proxy in front; the answer and the log say it', async () => {
  const lines: { request?: string; msg: string; path?: string; status?: number }[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as (typeof lines)[number]) });
  const server = await startTestServer({ log });
  const { id, keys } = await createTestMap(server.url);
  const ask = async (given?: string): Promise<string> => {
    const headers = { authorization: `Bearer ${keys.view}`, ...(given && { 'x-request-id': given }) };
    const response = await fetch(`${server.url}/api/maps/${id}`, { headers });
    await response.text();
    return response.headers.get('x-request-id') ?? '';
  };
  const fresh = await ask();
  expect(fresh).toMatch(/^[0-9a-f-]{36}$/);
  expect(await ask()).not.toBe(fresh);
  for (const given of ['7f2c1e9a-0b3d-4c5e-8f90-a1b2c3d4e5f6', 'req.42_a-b', 'd41d8cd98f00b204e9800998ecf8427e']) {
    expect(await ask(given)).toBe(given);
    expect(safeRequestId(given)).toBe(given);
  }
  for (const bad of [KEY, 'two words', 'a"b', '-x', 'x'.repeat(25), keys.view]) {
    expect(await ask(bad)).not.toBe(bad);
    expect(safeRequestId(bad)).toBeNull();
  }
  await until('all are told', () => lines.filter(({ request }) => request === 'req.42_a-b').length === 1);
  expect(lines.find(({ request }) => request === fresh)).toMatchObject({
    msg: 'answered',
    path: `/api/maps/${id}`,
    status: 200,
  });
  const ticket = await fetchTicket(server.url, id, keys.view);
  const client = await connectRaw(`${server.ws}/sync/${id}?ticket=${ticket}`, { 'x-request-id': 'socket-7' });
  await client.heard(({ step }) => step === 0);
  client.socket.close();
  await client.closed;
  await until('it is told', () => lines.some(({ msg }) => msg === 'a client left'));
  const came = lines.find(({ request }) => request === 'socket-7') as { socket?: number } | undefined;
  const left = lines.find(({ msg }) => msg === 'a client left') as { socket?: number } | undefined;
  expect(came?.socket).toBeGreaterThan(0);
  expect(left?.socket).toBe(came?.socket);
});
