import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import type { Limits } from '@/lib/protocol/limits';
import { connectRaw, presenceFrame, type RawClient, readPresence, syncFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';
import { until } from '../support/until';

interface Scene {
  readonly url: string;
  readonly ws: string;
  readonly id: string;
  readonly key: string;
  readonly viewKey: string;
  connect(key?: string, headers?: Record<string, string>): Promise<RawClient>;
  /** The map file as everybody reads it. */
  read(): Promise<string>;
}

async function scene(limits: Partial<Limits> = {}, keepAliveMs?: number): Promise<Scene> {
  const server = await startTestServer({ limits, keepAliveMs });
  const { id, keys } = await createTestMap(server.url, { template: 'clinic-hu' });
  return {
    url: server.url,
    ws: server.ws,
    id,
    key: keys.edit,
    viewKey: keys.view,
    connect: async (key = keys.edit, headers = {}) =>
      connectRaw(`${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, key)}`, headers),
    read: async () =>
      (await fetch(`${server.url}/api/maps/${id}`, { headers: { authorization: `Bearer ${keys.view}` } })).text(),
  };
}

const bytes = (...values: number[]) => Uint8Array.from(values);

/** An update of one struct: `info`, then what `write` adds. */
function oneStruct(count: number, clock: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, 4711);
    encoding.writeVarUint(encoder, clock);
    write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

const gc = (length: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, length);
};

function nestedAny(depth: number): Uint8Array {
  return oneStruct(1, 0, (encoder) => {
    encoding.writeUint8(encoder, 8);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'meta');
    encoding.writeVarUint(encoder, 1);
    for (let level = 0; level < depth; level += 1) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeUint8(encoder, 126);
  });
}

function nestedMaps(depth: number): Uint8Array {
  const doc = new Doc();
  let map: YMap<unknown> = doc.getMap('meta');
  for (let level = 0; level < depth; level += 1) {
    const inner = new YMap<unknown>();
    map.set('in', inner);
    map = inner;
  }
  return encodeStateAsUpdate(doc);
}

const BAD_FRAMES: readonly (readonly [string, Uint8Array])[] = [
  ['six bytes of junk', bytes(250, 251, 252, 253, 254, 255)],
  ['an unknown message', bytes(9, 1, 2)],
  ['nothing', bytes()],
  ['a cut update', syncFrame(2, bytes(1, 1, 1)).slice(0, 4)],
  ['bytes after the message', new Uint8Array([...syncFrame(0, bytes(0)), 7])],
  ['a state vector that is none', syncFrame(0, bytes(200, 1))],
  ['presence that is cut', bytes(1, 2, 5, 1)],
  ['an update that is none', syncFrame(2, bytes(1, 2, 3, 4, 5, 6))],
  [
    'a claim of 30 million structs',
    syncFrame(
      2,
      oneStruct(3e7, 0, () => undefined),
    ),
  ],
  ['a GC of 2^50', syncFrame(2, oneStruct(1, 0, gc(2 ** 50)))],
  ['a GC of 2^30', syncFrame(2, oneStruct(1, 0, gc(2 ** 30)))],
  ['a GC of nothing', syncFrame(2, oneStruct(1, 0, gc(0)))],
  ['a clock of 2^50', syncFrame(2, oneStruct(1, 2 ** 50, gc(1)))],
  ['arrays nested 100,000 deep', syncFrame(2, nestedAny(100_000))],
  ['maps nested 20,000 deep', syncFrame(2, nestedMaps(20_000))],
  ['maps nested 17 deep', syncFrame(2, nestedMaps(17))],
];

test.each(BAD_FRAMES)('[SY-20] %s closes with 4400 and changes nothing', async (_, frame) => {
  const { connect, read } = await scene();
  const before = await read();
  const witness = await connect();
  const client = await connect();
  client.send(frame);
  expect(await client.closed).toBe(4400);
  expect(await read()).toBe(before);
  expect(witness.socket.readyState).toBe(witness.socket.OPEN);
  witness.socket.close();
});

test('[SY-20] maps nested as deep as a map file ever needs are taken', async () => {
  const { connect } = await scene();
  const client = await connect();
  const update = nestedMaps(10);
  client.send(syncFrame(2, update));
  await client.heard(({ type, step, bytes: echo }) => type === 0 && step === 2 && echo.length === update.length);
  client.socket.close();
});

test('[SY-20] a text frame, and bytes that are no WebSocket frame, close with 4400', async () => {
  const { connect } = await scene();
  const one = await connect();
  one.socket.send('hello');
  expect(await one.closed).toBe(4400);
  const two = await connect();
  (two.socket as unknown as { _socket: { write(data: Uint8Array): void } })._socket.write(
    bytes(0xff, 0xff, 0xff, 0xff),
  );
  expect(await two.closed).toBe(4400);
});

test('[SY-21] a frame over the limit closes with 4413', async () => {
  const { connect } = await scene({ frameBytes: 10_000 });
  const client = await connect();
  client.send(new Uint8Array(10_001));
  expect(await client.closed).toBe(4413);
});

test('[SY-21] an update that would fill the map beyond its limit closes with 4413, and nothing of it is kept', async () => {
  const { connect, read } = await scene({ mapBytes: 20_000 });
  const before = await read();
  const client = await connect();
  const doc = new Doc();
  doc.getMap('meta').set('title', 'x'.repeat(30_000));
  client.send(syncFrame(2, encodeStateAsUpdate(doc)));
  expect(await client.closed).toBe(4413);
  expect(await read()).toBe(before);
});

test('[SY-21] a map whose text is replaced over and over does not fill up', async () => {
  const { connect, read } = await scene({ mapBytes: 40_000 });
  const client = await connect();
  const doc = new Doc();
  doc.on('update', (update: Uint8Array) => client.send(syncFrame(2, update)));
  for (let round = 0; round < 40; round += 1) doc.getMap('meta').set('~note', `${round}`.repeat(2000));
  await until('the last is stored', async () => (await read()).includes('3939'));
  expect(client.socket.readyState).toBe(client.socket.OPEN);
  client.socket.close();
});

test('[SY-22] a flood closes with 4429', async () => {
  const { connect } = await scene({ messagesPerSecond: 10, messagesBurst: 50 });
  const client = await connect();
  for (let index = 0; index < 100; index += 1) client.send(syncFrame(1, bytes(0, 0)));
  expect(await client.closed).toBe(4429);
});

test('[SY-22] a flood of pings closes with 4429', async () => {
  const { connect } = await scene({ messagesPerSecond: 10, messagesBurst: 50 });
  const client = await connect();
  for (let index = 0; index < 100; index += 1) client.socket.ping();
  expect(await client.closed).toBe(4429);
});

test('[SY-22] a paste of 2,000 touchpoints, one update each, is no flood', async () => {
  const { connect, read } = await scene();
  const client = await connect();
  const doc = new Doc();
  doc.on('update', (update: Uint8Array) => client.send(syncFrame(2, update)));
  for (let index = 0; index < 1990; index += 1) {
    doc.transact(() => {
      const touchpoint = new YMap<unknown>();
      touchpoint.set('label', `pasted ${index}`);
      doc.getMap('touchpoints').set(`p${index}`, touchpoint);
    });
  }
  await until('all are stored', async () => (await read()).includes('pasted 1989'), 20_000);
  expect(client.socket.readyState).toBe(client.socket.OPEN);
  client.socket.close();
});

test('[SY-22] asking for the whole document over and over closes with 4429', async () => {
  const { connect } = await scene({ stepsBurst: 5 });
  const client = await connect();
  for (let index = 0; index < 20; index += 1) client.send(syncFrame(0, bytes(0)));
  expect(await client.closed).toBe(4429);
});

test('[SY-38] updates that build on what nobody has are taken up to a limit; then one has to come back', async () => {
  const { connect, read } = await scene({
    gappedBurst: 5,
    gappedPerSecond: 0,
  });
  const before = await read();
  const client = await connect();
  for (let index = 0; index < 20; index += 1) client.send(syncFrame(2, oneStruct(1, 10 + 2 * index, gc(1))));
  expect(await client.closed).toBe(1013);
  expect(await read()).toBe(before);
});

test('[SY-22] a socket whose updates keep everybody waiting is closed with 4429', async () => {
  const { connect } = await scene({ workBurst: 20, workPerSecond: 1 });
  const client = await connect();
  const doc = new Doc();
  for (let round = 0; round < 5; round += 1) {
    doc.transact(() => {
      for (let index = 0; index < 3000; index += 1) doc.getMap('touchpoints').set(`${round}-${index}`, new YMap());
    });
    client.send(syncFrame(2, encodeStateAsUpdate(doc)));
  }
  expect(await client.closed).toBe(4429);
});

test('[SY-23] more sockets than a map may have are turned away with 4429', async () => {
  const { connect } = await scene({ socketsPerMap: 2 });
  const clients = [await connect(), await connect()];
  await Promise.all(clients.map((client) => client.heard(({ step }) => step === 0)));
  expect(await (await connect()).closed).toBe(4429);
  for (const client of clients) client.socket.close();
});

test('[SY-24] a reader that stops reading is closed with 1013', async () => {
  const { connect } = await scene({ bufferedBytes: 100_000 });
  const slow = await connect();
  await slow.heard(({ step }) => step === 0);
  slow.socket.pause();
  const writer = await connect();
  const doc = new Doc();
  doc.on('update', (update: Uint8Array) => writer.send(syncFrame(2, update)));
  for (let round = 1; round <= 60; round += 1) {
    doc.getMap('meta').set(`~${round}`, 'x'.repeat(200_000));
    await until('the echo', () => writer.frames.filter(({ step }) => step === 2).length === round);
  }
  slow.socket.resume();
  expect(await slow.closed).toBe(1013);
  writer.socket.close();
});

test('[AC-6] a foreign origin is refused: 4403 on a socket, 403 over HTTP', async () => {
  const { connect, url, id, key } = await scene();
  const foreign = { origin: 'https://evil.example' };
  expect(await (await connect(undefined, foreign)).closed).toBe(4403);
  const headers = { ...foreign, authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/maps/${id}`, { headers });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'foreign-origin' });
  const own = await connect(undefined, { origin: url });
  await own.heard(({ step }) => step === 0);
  own.socket.close();
});

test('[AC-4] no ticket, junk for a ticket, or a ticket of another map closes with 4401', async () => {
  const { url, ws, id } = await scene();
  const other = await createTestMap(url);
  const foreign = await fetchTicket(url, other.id, other.keys.own);
  for (const query of ['', '?ticket=', '?ticket=junk', `?ticket=${foreign}`, `?ticket=${other.keys.own}`]) {
    expect(await (await connectRaw(`${ws}/sync/${id}${query}`)).closed).toBe(4401);
  }
  expect(await (await connectRaw(`${ws}/sync/nowhere?ticket=${foreign}`)).closed).toBe(4401);
});

test('[AC-4] an expired ticket closes with 4401', async () => {
  const { connect } = await scene({ ticketSeconds: 0 });
  expect(await (await connect()).closed).toBe(4401);
});

test('[SY-25] an upgrade elsewhere is refused without harm', async () => {
  const { ws, read } = await scene();
  for (const path of ['/', '/sync', '/sync/', '/sync/a/b', '//', '/sync/%00', '/_next/webpack-hmr']) {
    await expect(connectRaw(`${ws}${path}`)).rejects.toThrow('404');
  }
  expect(await read()).toContain('"throughline"');
});

test('[SY-30] a socket speaks for one client; what it says of others is dropped', async () => {
  const { connect } = await scene();
  const [alice, mallory, witness] = [await connect(), await connect(), await connect()];
  alice.send(presenceFrame([{ client: 1, clock: 1, state: { name: 'Alice' } }]));
  await witness.heard(({ type, bytes: body }) => type === 1 && readPresence(body)[0]?.client === 1);
  mallory.send(presenceFrame([{ client: 1, clock: 50, state: { name: 'Alice, really' } }]));
  mallory.send(presenceFrame([{ client: 1, clock: 51, state: null }]));
  mallory.send(presenceFrame([{ client: 2, clock: 1, state: { name: 'Mallory' } }]));
  await witness.heard(({ type, bytes: body }) => type === 1 && readPresence(body)[0]?.client === 2);
  mallory.send(presenceFrame([{ client: 3, clock: 1, state: { name: 'A third hand' } }]));
  mallory.send(presenceFrame([{ client: 2, clock: 2, state: { name: 'x'.repeat(9000) } }]));
  mallory.send(presenceFrame([{ client: 2, clock: 3, state: { name: 'Mallory again' } }]));
  await witness.heard(({ type, bytes: body }) => type === 1 && readPresence(body)[0]?.clock === 3);
  const heard = witness.frames.filter(({ type }) => type === 1).flatMap(({ bytes: body }) => readPresence(body));
  expect(heard.map(({ client, clock }) => [client, clock])).toEqual([
    [1, 1],
    [2, 1],
    [2, 3],
  ]);
  expect(alice.socket.readyState).toBe(alice.socket.OPEN);
  for (const client of [alice, mallory, witness]) client.socket.close();
});

test('[SY-30] the words of a presence are checked: wrong ones are dropped, the socket lives', async () => {
  const { connect } = await scene();
  const [one, witness] = [await connect(), await connect()];
  one.send(presenceFrame([{ client: 5, clock: 1, state: [1, 2] }]));
  one.send(presenceFrame([{ client: 5, clock: 2, state: 'text' }]));
  one.send(presenceFrame([{ client: 5, clock: 3, state: { a: JSON.parse('['.repeat(40) + ']'.repeat(40)) } }]));
  one.send(presenceFrame([{ client: 5, clock: 4, state: { name: 'fine' } }]));
  const heard = await witness.heard(({ type, bytes: body }) => type === 1 && readPresence(body).length > 0);
  expect(readPresence(heard.bytes)).toEqual([{ client: 5, clock: 4, state: { name: 'fine' } }]);
  for (const client of [one, witness]) client.socket.close();
});

test('[SY-31] a newcomer hears who is here, and everybody hears who left', async () => {
  const { connect } = await scene();
  const alice = await connect();
  alice.send(presenceFrame([{ client: 1, clock: 7, state: { name: 'Alice' } }]));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const newcomer = await connect();
  const first = await newcomer.heard(({ type }) => type === 1);
  expect(readPresence(first.bytes)).toEqual([{ client: 1, clock: 7, state: { name: 'Alice' } }]);
  alice.socket.terminate();
  const last = await newcomer.heard(({ type, bytes: body }) => type === 1 && readPresence(body)[0]?.clock === 8);
  expect(readPresence(last.bytes)).toEqual([{ client: 1, clock: 8, state: null }]);
  newcomer.socket.close();
});

test('[SY-31] a client that comes back after a cut gets its presence back when its dead socket does not answer', async () => {
  const { connect } = await scene();
  const [dead, witness] = [await connect(), await connect()];
  dead.send(presenceFrame([{ client: 9, clock: 1, state: { name: 'before' } }]));
  await witness.heard(({ type, bytes: body }) => type === 1 && readPresence(body).length > 0);
  dead.socket.pause();
  const again = await connect();
  let clock = 2;
  await until(
    'it is heard again',
    async () => {
      again.send(presenceFrame([{ client: 9, clock, state: { name: 'after' } }]));
      clock += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return witness.frames.some(
        ({ type, bytes: body }) => type === 1 && JSON.stringify(readPresence(body)).includes('after'),
      );
    },
    8000,
  );
  for (const client of [dead, again, witness]) client.socket.terminate();
});

test('[SY-32] a client hears something regularly, and one that does not answer is let go', async () => {
  const { connect } = await scene({}, 50);
  const [quiet, dead] = [await connect(), await connect()];
  await until(
    'empty presence',
    () => quiet.frames.filter(({ type, bytes: body }) => type === 1 && body[0] === 0).length > 3,
  );
  dead.socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 300));
  dead.socket.resume();
  expect(await dead.closed).toBe(1006);
  expect(quiet.socket.readyState).toBe(quiet.socket.OPEN);
  quiet.socket.close();
});
