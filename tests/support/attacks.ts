import { connect, type Socket } from 'node:net';
import * as poison from './poison';
import { connectRaw, presenceFrame, type RawClient, syncFrame } from './raw-client';

/** What an attacker knows: a server, and a map with its links. */
export interface Target {
  readonly url: string;
  readonly ws: string;
  readonly port: number;
  readonly id: string;
  readonly key: string;
  readonly ticket: string;
  readonly viewTicket: string;
}

export interface Attack {
  readonly name: string;
  /** The closing codes that it may end in; empty when nothing is closed. */
  readonly codes: readonly number[];
  /** Does it once, and settles with the closing codes met, or HTTP statuses. */
  run(target: Target): Promise<number[]>;
}

const join = (target: Target): Promise<RawClient> =>
  connectRaw(`${target.ws}/sync/${target.id}?ticket=${target.ticket}`);

/** One socket says all of this, and waits to be closed. */
function frames(name: string, code: number, make: () => readonly Uint8Array[]): Attack {
  let made: readonly Uint8Array[] | null = null;
  return {
    name,
    codes: [code],
    async run(target) {
      made ??= make();
      const client = await join(target);
      for (const frame of made) client.send(frame);
      return [await client.closed];
    },
  };
}

/** The same for what is dropped in silence: the socket lives, and is left. */
function dropped(name: string, make: () => readonly Uint8Array[]): Attack {
  return {
    name,
    codes: [],
    async run(target) {
      const client = await join(target);
      for (const frame of make()) client.send(frame);
      client.send(syncFrame(0, Uint8Array.of(0)));
      await client.heard(({ type, step }) => type === 0 && step === 1);
      const closed = client.socket.readyState !== client.socket.OPEN;
      client.socket.terminate();
      return closed ? [await client.closed] : [];
    },
  };
}

const update = (bytes: Uint8Array): Uint8Array => syncFrame(2, bytes);
const times = (count: number, make: (index: number) => Uint8Array): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => make(index));

let clock = 1;
const FRAME = 8 * 1024 * 1024 - 64;

/** Every way of being hostile on the sync socket that we know of. */
export const SOCKET_ATTACKS: readonly Attack[] = [
  frames('six bytes of junk', 4400, () => [Uint8Array.of(250, 251, 252, 253, 254, 255)]),
  frames('a cut update', 4400, () => [update(poison.nestedMaps(3)).slice(0, -3)]),
  {
    ...frames('a frame over the limit', 4413, () => [new Uint8Array(8 * 1024 * 1024 + 1)]),
    // Who is still writing when the server ends the connection may never read why; tests/server/hostile.test.ts holds 4413.
    codes: [4413, 1006],
  },
  frames('a claim of 30 million structs', 4400, () => [update(poison.claim(3e7))]),
  frames('a GC of 2^50', 4400, () => [update(poison.gc(2 ** 50))]),
  frames('2,000 updates that build on what nobody has', 1013, () =>
    times(2000, (index) => update(poison.gc(1, 10 + 2 * index))),
  ),
  frames('maps nested 20,000 deep', 4400, () => [update(poison.nestedMaps(20_000))]),
  frames('a list of what one has that is too long', 4413, () => [syncFrame(0, poison.stateVector(400_000))]),
  frames('2,500 messages at once', 4429, () => times(2500, () => syncFrame(1, Uint8Array.of(0, 0)))),
  frames('asking for everything 100 times', 4429, () => times(100, () => syncFrame(0, Uint8Array.of(0)))),
  frames('asking who is here 100 times', 4429, () => times(100, () => Uint8Array.of(3))),
  {
    name: 'a text frame',
    codes: [4400],
    async run(target) {
      const client = await join(target);
      client.socket.send('x'.repeat(1000));
      return [await client.closed];
    },
  },
  {
    name: '2,500 pings',
    codes: [4429],
    async run(target) {
      const client = await join(target);
      for (let index = 0; index < 2500; index += 1) client.socket.ping();
      return [await client.closed];
    },
  },
  {
    name: 'a viewer who writes',
    codes: [4403],
    async run(target) {
      const client = await connectRaw(`${target.ws}/sync/${target.id}?ticket=${target.viewTicket}`);
      for (let index = 0; index < 20; index += 1) client.send(update(poison.manyMaps(5, 9000 + index)));
      return [await client.closed];
    },
  },
];

/** Junk in presence. */
export const PRESENCE_ATTACKS: readonly Attack[] = [
  frames('a flood of presence', 4429, () =>
    times(25_000, (index) => presenceFrame([{ client: 77, clock: index + 1, state: { x: index } }])),
  ),
  dropped('words about others', () =>
    times(200, (index) => presenceFrame([{ client: 1 + index, clock: 1e6, state: null }])),
  ),
  frames('a presence of 4 MB', 4413, () => [
    presenceFrame([{ client: 78, clock: 1, state: { name: 'x'.repeat(4_000_000) } }]),
  ]),
  dropped('a presence nested 1,000 deep', () => [
    presenceFrame([{ client: 79, clock: 1, state: JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) }]),
  ]),
  {
    name: 'a presence of 40,000 entries about one who is here',
    codes: [],
    async run(target) {
      const [victim, mallory] = [await join(target), await join(target)];
      const client = 1_000_000 + clock;
      victim.send(presenceFrame([{ client, clock: 1, state: {} }]));
      await victim.heard(({ type }) => type === 0);
      const entries = Array.from({ length: 40_000 }, () => {
        clock += 1;
        return { client, clock, state: {} };
      });
      mallory.send(presenceFrame(entries));
      mallory.send(syncFrame(0, Uint8Array.of(0)));
      await mallory.heard(({ type, step }) => type === 0 && step === 1);
      const codes = victim.socket.readyState === victim.socket.OPEN ? [] : [await victim.closed];
      for (const { socket } of [mallory, victim]) socket.terminate();
      return codes;
    },
  },
];

/** What can be read, and takes long: it is taken in turns, or refused. */
export const HEAVY_ATTACKS: readonly Attack[] = [
  frames('3 million structs of nothing', 4413, () => [update(poison.manyGcs(3_000_000))]),
  frames('900,000 sets of one key', 4413, () => [update(poison.manySets(900_000))]),
  frames('400,000 maps', 4413, () => [update(poison.manyMaps(400_000))]),
  frames('a million clients', 4413, () => [update(poison.manyClients(1_000_000))]),
  frames('deletions of a million clients', 4413, () => [update(poison.manyDeletions(1_000_000))]),
  frames('a value of a million keys', 4413, () => [update(poison.wideValue(1_000_000))]),
  frames('8 MB of JSON in a text', 4413, () => [update(poison.wideJson(FRAME))]),
];

/** Opens so many connections and leaves them so. */
function openAll(target: Target, count: number, first: string): Promise<Socket[]> {
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve) => {
          const socket = connect(target.port, '127.0.0.1', () => {
            if (first !== '') socket.write(first);
            resolve(socket);
          });
          socket.on('error', () => resolve(socket));
          socket.resume();
        }),
    ),
  );
}

async function held(target: Target, count: number, first: string): Promise<number[]> {
  const sockets = await openAll(target, count, first);
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const socket of sockets) socket.destroy();
  return [];
}

const post = async (
  target: Target,
  path: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<number> => {
  const authorization = `Bearer ${target.key}`;
  const response = await fetch(`${target.url}${path}`, {
    method: 'POST',
    body,
    headers: { authorization, ...headers },
  });
  await response.arrayBuffer();
  return response.status;
};

/** Every way of being hostile over HTTP that we know of. */
export const HTTP_ATTACKS: readonly Attack[] = [
  { name: '1,000 connections that say nothing', codes: [], run: (target) => held(target, 1000, '') },
  {
    name: '500 upgrades that never end',
    codes: [],
    run: (target) =>
      held(target, 500, 'GET /sync/x HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'),
  },
  {
    name: '300 bodies that never end',
    codes: [],
    run: (target) =>
      held(target, 300, 'POST /api/maps HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n{"title":'),
  },
  {
    name: '50 MB of nesting',
    codes: [400],
    run: async (target) => [await post(target, `/api/maps/${target.id}/import`, '['.repeat(50 * 1024 * 1024 - 100))],
  },
  {
    name: '10 MB of faults',
    codes: [400],
    run: async (target) => [
      await post(
        target,
        `/api/maps/${target.id}/import`,
        `{"format":"throughline","version":1,"touchpoints":[${'{},'.repeat(3_000_000)}{}],"transitions":[]}`,
      ),
    ],
  },
  {
    name: 'a body that says it is compressed',
    // So many attacks use up what one address may make in an hour.
    codes: [400, 429],
    run: async (target) => [await post(target, '/api/maps', new Uint8Array(100_000), { 'content-encoding': 'gzip' })],
  },
];
