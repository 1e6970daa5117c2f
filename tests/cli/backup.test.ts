import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, runThroughline } from '../support/command-line';
import { joinForeign } from '../support/foreign-client';
import { keepWriting } from '../support/keep-writing';
import { NO_POSTGRES, startPostgres } from '../support/postgres';
import { runInProcess } from '../support/run-in-process';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket, startTestServer, type TestMap, type TestServer } from '../support/test-server';
import { until } from '../support/until';

/** A map's file, or the status when there is none. */
async function read(server: { url: string }, { id, keys }: TestMap): Promise<string> {
  const response = await fetch(`${server.url}/api/maps/${id}`, { headers: { authorization: `Bearer ${keys.view}` } });
  return response.ok ? response.text() : String(response.status);
}

/** The same as `runThroughline`, without the time that Node takes to start. */
async function run(words: readonly string[], env: Record<string, string>): Promise<Outcome> {
  const { code, out, err } = await runInProcess(words, '', env);
  return { code, out: out.toString(), err };
}

const inFolder = (dataDir: string) => ({ DATA_DIR: dataDir, DATABASE_URL: '' });
const inDatabase = (url: string) => ({ DATABASE_URL: url });

interface Busy {
  readonly server: TestServer;
  readonly maps: readonly TestMap[];
  readonly deleted: TestMap;
}

/** A server with maps that have snapshots, logs, versions, and one that was deleted. */
async function startBusy(databaseUrl?: string): Promise<Busy> {
  const server = await startTestServer({ databaseUrl, limits: { compactRows: 60 } });
  const maps = [
    await createTestMap(server.url, { template: 'telephony-en' }),
    await createTestMap(server.url, { title: 'Төлбөр — оплата' }),
    await createTestMap(server.url),
  ];
  const deleted = await createTestMap(server.url);
  const headers = { authorization: `Bearer ${deleted.keys.own}` };
  await fetch(`${server.url}/api/maps/${deleted.id}`, { method: 'DELETE', headers });
  const named = await fetch(`${server.url}/api/maps/${maps[0]!.id}/versions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${maps[0]!.keys.own}` },
    body: '{"name":"As it was"}',
  });
  expect(named.status).toBe(201);
  return { server, maps, deleted };
}

/** What is in a store and not in its documents. */
async function versionNames(server: { url: string }, { id, keys }: TestMap): Promise<string> {
  const headers = { authorization: `Bearer ${keys.own}` };
  return (await fetch(`${server.url}/api/maps/${id}/versions`, { headers })).text();
}

beforeAll(async () => {
  expect((await runThroughline(['--help'])).out).toContain('throughline backup OUT');
});

test('[CL-30] a backup under load has all that had a receipt when it began, and restores to where all is well', async () => {
  const { server, maps, deleted } = await startBusy();
  const ticket = await fetchTicket(server.url, maps[0]!.id, maps[0]!.keys.edit);
  const writers = await Promise.all(maps.flatMap((map) => [keepWriting(server, map), keepWriting(server, map)]));
  await until('they are well under way', () => writers.every((writer) => writer.acknowledged.size > 100));
  const out = join(tempFolder(), 'maps.backup');
  const before = writers.map((writer) => new Set(writer.acknowledged));
  const made = await runThroughline(['backup', out], '', inFolder(server.dataDir));
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(/^4 maps \(1 of them deleted\) and 1 version, .* are in .*maps\.backup\.\n/);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const live = await runThroughline(['fsck'], '', inFolder(server.dataDir));
  expect(live).toMatchObject({ code: 0, err: '' });
  for (const writer of writers) await writer.stop();
  const sent = writers.map((writer) => writer.sent);

  const dataDir = join(tempFolder(), 'new');
  const restored = await runThroughline(['restore', out], '', inFolder(dataDir));
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/^4 maps restored\./);
  const checked = await runThroughline(['fsck'], '', inFolder(dataDir));
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toContain('All is well.');

  const again = await startTestServer({ dataDir });
  for (const [index, map] of maps.entries()) {
    const text = await read(again, map);
    const found = new Set([...text.matchAll(/"id": "(w[0-9]+-[0-9]+)"/g)].map((match) => match[1]!));
    const own = [2 * index, 2 * index + 1];
    const acknowledged = own.flatMap((writer) => [...before[writer]!]);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    const all = new Set(own.flatMap((writer) => [...sent[writer]!]));
    expect([...found].filter((id) => !all.has(id))).toEqual([]);
  }
  expect(await read(again, deleted)).toBe('404');
  expect(await versionNames(again, maps[0]!)).toContain('As it was');
  // Tickets and links stay good, and editing goes on.
  const client = joinForeign(again.ws, maps[0]!.id, ticket);
  await client.synced;
  client.addTouchpoint('after', 'after');
  await until('it is stored', async () => (await read(again, maps[0]!)).includes('"after"'));
  await again.close();
  const third = await startTestServer({ dataDir });
  expect(await read(third, maps[0]!)).toContain('"after"');
});

describe.skipIf(NO_POSTGRES !== null)(`with PostgreSQL${NO_POSTGRES ? `: ${NO_POSTGRES}` : ''}`, () => {
  test('[CL-31] maps move from SQLite to PostgreSQL and back, with links, versions and deletions', async () => {
    const postgres = await startPostgres();
    const { server, maps, deleted } = await startBusy();
    const writers = await Promise.all(maps.map((map) => keepWriting(server, map)));
    await until('there are snapshots and logs', () => writers.every((writer) => writer.acknowledged.size > 130));
    for (const writer of writers) await writer.stop();
    const expected = await Promise.all(maps.map((map) => read(server, map)));
    const folder = tempFolder();
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    expect((await run(['backup', one], inFolder(server.dataDir))).code).toBe(0);
    await server.close();

    const url = await postgres.createDatabase();
    expect(await run(['restore', one], inDatabase(url))).toMatchObject({ code: 0, err: '' });
    expect(await run(['fsck'], inDatabase(url))).toMatchObject({ code: 0, err: '' });
    const second = await startTestServer({ databaseUrl: url });
    const client = joinForeign(second.ws, maps[1]!.id, await fetchTicket(second.url, maps[1]!.id, maps[1]!.keys.edit));
    await client.synced;
    expect(await Promise.all(maps.map((map) => read(second, map)))).toEqual(expected);
    expect(await versionNames(second, maps[0]!)).toContain('As it was');
    client.addTouchpoint('in-postgres', 'in PostgreSQL');
    await until('it is stored', async () => (await read(second, maps[1]!)).includes('in-postgres'));
    const refused = await run(['restore', one], inDatabase(url));
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/A server is using the database/);
    const changed = await Promise.all(maps.map((map) => read(second, map)));
    expect(await run(['backup', two], inDatabase(url))).toMatchObject({ code: 0, err: '' });
    await second.close();
    expect((await run(['restore', one], inDatabase(url))).err).toMatch(/4 maps in the database .* already/);

    const dataDir = join(folder, 'data');
    expect(await run(['restore', two], inFolder(dataDir))).toMatchObject({ code: 0, err: '' });
    const third = await startTestServer({ dataDir });
    expect(await Promise.all(maps.map((map) => read(third, map)))).toEqual(changed);
    expect(await read(third, deleted)).toBe('404');
    expect(await versionNames(third, maps[0]!)).toContain('As it was');
    await third.close();
    expect((await run(['fsck'], inFolder(dataDir))).code).toBe(0);
  });

  test('[CL-32] a backup that is damaged leaves a PostgreSQL as it was', async () => {
    const postgres = await startPostgres();
    const { server } = await startBusy();
    const out = join(tempFolder(), 'backup');
    await run(['backup', out], inFolder(server.dataDir));
    const content = gunzipSync(readFileSync(out));
    content[content.length - 1]! ^= 1;
    writeFileSync(out, gzipSync(content));
    const url = await postgres.createDatabase();
    expect((await run(['restore', out], inDatabase(url))).err).toMatch(/is damaged/);
    expect((await run(['fsck'], inDatabase(url))).out).toMatch(/^0 maps/);
  });
});

test('[CL-32] what is no whole backup is refused, and the folder left as it was', async () => {
  const { server, maps } = await startBusy();
  const out = join(tempFolder(), 'backup');
  await run(['backup', out], inFolder(server.dataDir));
  const whole = readFileSync(out);
  const content = gunzipSync(whole);
  const flipped = Buffer.from(content);
  flipped[Math.floor(content.length / 2)]! ^= 4;
  const cases: [string, Buffer, RegExp][] = [
    ['cut', whole.subarray(0, whole.length - 100), /can’t be read as a backup|cut short/],
    ['cut inside', gzipSync(content.subarray(0, content.length - 40)), /cut short|damaged/],
    ['more', gzipSync(Buffer.concat([content, Buffer.of(0)])), /damaged/],
    ['flipped', gzipSync(flipped), /damaged/],
    ['newer', gzipSync(Buffer.from('throughline-backup 2\nand more')), /newer one/],
    ['text', Buffer.from('{}'), /can’t be read as a backup/],
  ];
  const dataDir = tempFolder();
  for (const [name, bytes, sentence] of cases) {
    const file = join(tempFolder(), name);
    writeFileSync(file, bytes);
    const { code, out: said, err } = await run(['restore', file], inFolder(dataDir));
    expect([name, code, said]).toEqual([name, 2, '']);
    expect(err).toMatch(sentence);
    expect(readdirSync(dataDir).filter((entry) => !entry.startsWith('lock'))).toEqual([]);
  }
  expect((await run(['restore', join(dataDir, 'none')], inFolder(dataDir))).err).toMatch(/There is no file/);
  // A server that has the folder, and maps that are there.
  const running = await run(['restore', out], inFolder(server.dataDir));
  expect(running).toMatchObject({ code: 2, out: '' });
  expect(running.err).toMatch(/A server is using the data folder .* Stop it first/);
  const before = await read(server, maps[0]!);
  await server.close();
  expect((await run(['restore', out], inFolder(server.dataDir))).err).toMatch(/There are 4 maps .* already/);
  const again = await startTestServer({ dataDir: server.dataDir });
  expect(await read(again, maps[0]!)).toBe(before);
});

test('[CL-33] a backup that can’t be written leaves what was there', async () => {
  const server = await startTestServer();
  await createTestMap(server.url);
  const folder = tempFolder();
  const out = join(folder, 'backup');
  mkdirSync(out);
  writeFileSync(join(out, 'kept'), 'kept');
  for (const target of [out, join(folder, 'none', 'backup')]) {
    const { code, err } = await run(['backup', target], inFolder(server.dataDir));
    expect(code).toBe(2);
    expect(err).toMatch(/can’t be written .*There is no new backup/);
  }
  expect(readdirSync(folder)).toEqual(['backup']);
  expect(readdirSync(out)).toEqual(['kept']);
  const none = await run(['backup', join(folder, 'b')], inFolder(folder));
  expect(none).toMatchObject({ code: 2, out: '' });
  expect(none.err).toMatch(/There is no database in/);
});

test('[CL-34] fsck names what can’t be read with the reason, and nothing else', async () => {
  const { server, maps } = await startBusy();
  const { dataDir } = server;
  await server.close();
  expect((await run(['fsck'], inFolder(dataDir))).code).toBe(0);
  const db = new Database(join(dataDir, 'throughline.sqlite'));
  const row = db.prepare('SELECT seq, data FROM updates WHERE map = ?').get(maps[1]!.id) as {
    seq: number;
    data: Buffer;
  };
  // The number of its clients.
  row.data[0]! ^= 0xff;
  db.prepare('UPDATE updates SET data = ? WHERE seq = ?').run(row.data, row.seq);
  db.prepare('UPDATE versions SET state = ?').run(Buffer.from('no state'));
  db.prepare('UPDATE maps SET view = ? WHERE id = ?').run(Buffer.from('short'), maps[2]!.id);
  db.close();
  const { code, out, err } = await run(['fsck', '--json'], inFolder(dataDir));
  expect([code, err]).toEqual([1, '']);
  const report = JSON.parse(out);
  expect(report).toMatchObject({
    format: 'throughline-fsck',
    version: 1,
    maps: 4,
    deleted: 1,
    versions: 1,
    damage: [],
  });
  const faults = (report.faults as { map: string; part: string }[]).map(({ map, part }) => `${map} ${part}`).sort();
  expect(faults).toEqual([`${maps[0]!.id} version 1`, `${maps[1]!.id} row ${row.seq}`, `${maps[2]!.id} keys`].sort());
  const told = await run(['fsck'], inFolder(dataDir));
  expect(told.code).toBe(1);
  expect(told.out).toContain(`Map ${maps[1]!.id}, row ${row.seq}: `);
  expect(told.out).toContain('Map');
});

test('[CL-7] [CL-35] words that make no sense are refused, and no password is printed', async () => {
  for (const [words, sentence] of [
    [['backup'], /Which file/],
    [['backup', '-'], /needs the name of a file/],
    [['restore', 'a', 'b'], /One file/],
    [['fsck', 'file'], /fsck takes no file/],
    [['fsck', '--theme', 'dark'], /no option/],
  ] as const) {
    const { code, out, err } = await run(words, {});
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  }
  const unreachable = await run(['fsck'], inDatabase('postgres://x:hush-hush@127.0.0.1:1/none'));
  expect(unreachable.code).toBe(2);
  expect(unreachable.err).toMatch(/DATABASE_URL can’t be used/);
  expect(unreachable.err).not.toContain('hush');
});
