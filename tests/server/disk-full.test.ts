import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { joinForeign } from '../support/foreign-client';
import { connectRaw, syncFrame } from '../support/raw-client';
import { mountSmallDisk, NO_SMALL_DISK } from '../support/small-disk';
import { createTestMap, fetchTicket, startTestServer, type TestMap, type TestServer } from '../support/test-server';
import { until } from '../support/until';

const REASON = 'not saved: the server’s disk is full';

/** An update that sets one key to some noise. */
function noise(key: string, bytes: number): Uint8Array {
  const doc = new Doc();
  doc.getMap('meta').set(key, randomBytes(bytes).toString('base64'));
  return encodeStateAsUpdate(doc);
}

async function ready(server: TestServer): Promise<{ status: number; detail?: string }> {
  const response = await fetch(`${server.url}/readyz`);
  const body = (await response.json()) as { detail?: string };
  return { status: response.status, detail: body.detail };
}

/** All that the server says is in a map, as a newcomer gets it. */
async function download(server: TestServer, { id, keys }: TestMap): Promise<Doc> {
  const client = await connectRaw(`${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.view)}`);
  client.send(syncFrame(0, Uint8Array.of(0)));
  const { bytes } = await client.heard(({ step }) => step === 1);
  client.socket.close();
  const doc = new Doc();
  applyUpdate(doc, bytes);
  return doc;
}

const metrics = async (server: TestServer): Promise<string> => (await fetch(`${server.url}/metrics`)).text();

describe.skipIf(NO_SMALL_DISK !== null)(`a full disk${NO_SMALL_DISK ? `: ${NO_SMALL_DISK}` : ''}`, () => {
  test('[OP-24] stops the receipts, is told to clients and /readyz, and nothing that had one is missing', async () => {
    const disk = mountSmallDisk(16);
    const server = await startTestServer({ dataDir: disk.folder, limits: { compactRows: 40 } });
    const map = await createTestMap(server.url, { title: 'before' });
    const address = async () =>
      `${server.ws}/sync/${map.id}?ticket=${await fetchTicket(server.url, map.id, map.keys.edit)}`;
    const writer = await connectRaw(await address());
    let reason = '';
    writer.socket.on('close', (_code, why: Buffer) => {
      reason = why.toString();
    });
    const steady = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
    await steady.synced;
    const sent: { key: string; update: Uint8Array }[] = [];
    const send = (bytes: number): void => {
      const key = `noise-${sent.length}`;
      sent.push({ key, update: noise(key, bytes) });
      writer.send(syncFrame(2, sent.at(-1)!.update));
    };
    for (let count = 0; count < 50; count += 1) send(2_000);
    await until('the first are stored', () => writer.frames.filter(({ step }) => step === 2).length === 50);
    disk.fill();
    // The log has room of its own for some time.
    for (let count = 0; writer.socket.readyState === writer.socket.OPEN && count < 2_000; count += 1) {
      send(20_000);
      steady.addTouchpoint(`t${count}`, `made on the way into the wall, ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await writer.closed).toBe(1013);
    expect(reason).toBe(REASON);
    const echoed = writer.frames.filter(({ step }) => step === 2).length;
    expect(echoed).toBeLessThan(sent.length);

    expect((await ready(server)).status).toBe(503);
    expect((await ready(server)).detail).toContain('the server’s disk is full (SQLITE_FULL)');
    const made = await fetch(`${server.url}/api/maps`, { method: 'POST', body: '{"template":"telephony-en"}' });
    expect(made.status).toBe(503);
    expect(await made.json()).toMatchObject({
      code: 'storage-unavailable',
      detail: 'The server’s disk is full. Nothing was changed; try again later.',
    });
    const headers = { authorization: `Bearer ${map.keys.own}` };
    const versions = `${server.url}/api/maps/${map.id}/versions`;
    const version = await fetch(versions, { method: 'POST', headers, body: '{"name":"too late"}' });
    expect(version.status).toBe(503);
    // What is stored can still be read.
    expect((await download(server, map)).getMap('meta').get('title')).toBe('before');

    disk.free();
    await until(
      'the steady client is in step',
      async () => {
        const stored = (await download(server, map)).getMap('touchpoints');
        return Object.keys(steady.labels()).every((id) => stored.has(id));
      },
      20_000,
    );
    expect((await ready(server)).status).toBe(200);
    expect((await fetch(versions, { method: 'POST', headers, body: '{"name":"in time"}' })).status).toBe(201);
    const late = await connectRaw(await address());
    late.send(syncFrame(2, noise('after', 10)));
    await late.heard(({ step }) => step === 2);
    steady.provider.destroy();
    await server.close();

    const again = await startTestServer({ dataDir: disk.folder });
    const meta = (await download(again, map)).getMap('meta');
    expect(sent.slice(0, echoed).filter(({ key }) => !meta.has(key))).toEqual([]);
    expect(meta.has('after')).toBe(true);
    await again.close();
    const database = new Database(`${disk.folder}/throughline.sqlite`);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  test('[OP-25] a log that can’t be folded stays as it is, and is folded when there is room', async () => {
    const disk = mountSmallDisk(12);
    const server = await startTestServer({
      dataDir: disk.folder,
      idleMs: 20,
      limits: { compactRows: 1e6, compactBytes: 1e9 },
    });
    const map = await createTestMap(server.url);
    const client = joinForeign(server.ws, map.id, await fetchTicket(server.url, map.id, map.keys.edit));
    await client.synced;
    client.doc.getMap('meta').set('large', randomBytes(2_000_000).toString('base64'));
    const holds = async () => (await download(server, map)).getMap('meta').has('large');
    await until('it is stored', holds);
    disk.fill();
    client.provider.destroy();
    await until('it is unloaded', async () => /maps_loaded 0/.test(await metrics(server)));
    expect(await metrics(server)).toMatch(/compactions_total 0/);
    expect(await holds()).toBe(true);
    disk.free();
    await until('it is folded', async () => (await holds()) && /compactions_total [1-9]/.test(await metrics(server)));
    expect(await holds()).toBe(true);
  });
});
