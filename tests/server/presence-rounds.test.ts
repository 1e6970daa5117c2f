import { expect, test } from 'vitest';
import { LIMITS } from '@/lib/protocol/limits';
import { presenceFrame as encodePresence } from '@/server/sync/frames';
import type { Member } from '@/server/sync/member';
import { PresenceRounds } from '@/server/sync/presence-rounds';
import { RoomPresence } from '@/server/sync/room-presence';
import { connectRaw, presenceFrame, readPresence } from '../support/raw-client';
import { createTestMap, fetchTicket, startTestServer } from '../support/test-server';
import { until } from '../support/until';

test('[SY-33] of a hundred moves in one moment the others hear a few frames, and the last word', async () => {
  const server = await startTestServer();
  const { id, keys } = await createTestMap(server.url);
  const address = `${server.ws}/sync/${id}?ticket=${await fetchTicket(server.url, id, keys.edit)}`;
  const movers = await Promise.all(Array.from({ length: 3 }, () => connectRaw(address)));
  const witness = await connectRaw(address);
  await witness.heard(({ step }) => step === 0);
  for (let clock = 1; clock <= 100; clock += 1) {
    for (const [index, mover] of movers.entries()) {
      mover.send(presenceFrame([{ client: index + 1, clock, state: { cursor: [clock, index] } }]));
    }
  }
  const frames = () => witness.frames.filter(({ type }) => type === 1).map(({ bytes }) => readPresence(bytes));
  const newest = () => new Map(frames().flatMap((entries) => entries.map(({ client, clock }) => [client, clock])));
  await until('the last words are heard', () => [...newest().values()].join() === '100,100,100');
  expect(frames().length).toBeLessThan(30);
  for (const client of [...movers, witness]) client.socket.close();
});

/** A reader whose socket can be full. */
function reader(): Member & { isBehind: boolean; heard: number[][] } {
  const heard: number[][] = [];
  return {
    grant: { role: 'edit', generations: { edit: 0, view: 0 } },
    isBehind: false,
    heard,
    write(wires) {
      // A frame of a server this small has two bytes before the message, and the message two before its entries.
      for (const wire of wires) heard.push(readPresence(wire.subarray(4)).map(({ client }) => client));
    },
    close: () => undefined,
    refuse: () => undefined,
    worked: () => undefined,
    mayWaitForGap: () => true,
    probe: () => undefined,
  };
}

const body = (client: number, clock: number) => encodePresence([{ client, clock, state: '{"a":1}' }]).subarray(2);

test('[SY-34] a reader that is behind is left out, and told of everybody once it has caught up', async () => {
  const [slow, quick, one, two] = [reader(), reader(), reader(), reader()];
  const members = new Set<Member>([slow, quick]);
  const presence = new RoomPresence(() => undefined);
  const rounds = new PresenceRounds({
    presence,
    members,
    limits: { ...LIMITS, presenceRoundMs: 1 },
    onRound: () => undefined,
    onOwnNews: () => undefined,
  });
  slow.isBehind = true;
  presence.receive(one, body(1, 1));
  rounds.schedule();
  await until('the quick one has heard', () => quick.heard.length === 1);
  presence.receive(two, body(2, 1));
  rounds.schedule();
  await until('and again', () => quick.heard.length === 2);
  expect(slow.heard).toEqual([]);
  slow.isBehind = false;
  await until('the slow one has heard', () => slow.heard.length > 0);
  expect(quick.heard).toEqual([[1], [2]]);
  expect(slow.heard).toEqual([[1, 2]]);
  rounds.end();
});

test('[SY-33] the more readers, and the longer a round takes, the rarer the rounds', async () => {
  const intervalWith = async (readers: number, costMs: number): Promise<number> => {
    const presence = new RoomPresence(() => undefined);
    const members = new Set<Member>(Array.from({ length: readers }, reader));
    const first = reader();
    first.write = () => {
      const end = performance.now() + costMs;
      while (performance.now() < end);
    };
    members.add(first);
    return new Promise((resolve) => {
      const rounds = new PresenceRounds({
        presence,
        members,
        limits: LIMITS,
        onRound: (interval) => {
          rounds.end();
          resolve(interval);
        },
        onOwnNews: () => undefined,
      });
      presence.receive(reader(), body(1, 1));
      rounds.schedule();
    });
  };
  expect(await intervalWith(2, 0)).toBe(LIMITS.presenceRoundMs);
  expect(await intervalWith(999, 0)).toBe(200);
  expect(await intervalWith(2, 50)).toBeGreaterThan(90);
});
