import { expect, test } from 'vitest';
import type { Doc } from 'yjs';
import { bundleServer } from '../support/bundle-server';
import { joinForeign } from '../support/foreign-client';
import { honestFrames } from '../support/honest-frames';
import { launchServer, readMetric } from '../support/launch-server';
import { mutateFrame } from '../support/mutate-frame';
import { connectRaw } from '../support/raw-client';
import { seededRandom } from '../support/seeded-random';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket } from '../support/test-server';
import { until } from '../support/until';

/** Damaged frames that are sent, with honest ones in between; the soak sends more; frame-flood.test.ts a million without sockets. */
const FRAMES = Number(process.env.SOCKET_FRAMES ?? 2500);
const SEED = Number(process.env.SEED ?? 1);
/** So many frames go into one socket, unless it is closed before. */
const PER_SOCKET = 40;
const SOCKETS = 8;
/** Longest hold of the process by any frame, in milliseconds: what the issue asks for, where the machine is ours. */
const LONGEST_MS = process.env.SOAK === undefined ? 1000 : 100;

const bundle = await bundleServer({ server: 'tests/support/bare-server.ts' });

const contentOf = (doc: Doc): string =>
  JSON.stringify([
    ['meta', 'touchpoints', 'transitions', 'phases'].map((name) => Object.entries(doc.getMap(name).toJSON()).sort()),
    [...doc.store.clients.keys()].sort().map((client) => [client, doc.store.clients.get(client)?.at(-1)?.id.clock]),
  ]);

test(`[SY-43] ${FRAMES} damaged frames: the process lives, none holds it up, readers stay equal to what is stored, other maps are untouched`, async () => {
  const random = seededRandom(SEED);
  const server = await launchServer({ bundle, dataDir: tempFolder() });
  const [map, control] = [
    await createTestMap(server.url, { template: 'clinic-hu' }),
    await createTestMap(server.url, { template: 'clinic-hu' }),
  ];
  const readControl = async (): Promise<string> =>
    (
      await fetch(`${server.url}/api/maps/${control.id}`, { headers: { authorization: `Bearer ${control.keys.view}` } })
    ).text();
  const before = await readControl();
  const ticket = await fetchTicket(server.url, map.id, map.keys.edit);
  const readers = [joinForeign(server.ws, map.id, ticket), joinForeign(server.ws, map.id, ticket)];
  await Promise.all(readers.map(({ synced }) => synced));
  const codes = new Map<number, number>();
  let sent = 0;
  let longest = 0;
  const attack = async (): Promise<void> => {
    while (sent < FRAMES) {
      const honest = honestFrames(random);
      const client = await connectRaw(`${server.ws}/sync/${map.id}?ticket=${ticket}`);
      let code = 0;
      for (let count = 0; count < PER_SOCKET && code === 0 && sent < FRAMES; count += 1) {
        if (random() < 0.5) client.send(honest[Math.floor(random() * honest.length)] as Uint8Array);
        client.send(mutateFrame(honest[Math.floor(random() * honest.length)] as Uint8Array, honest, random));
        sent += 1;
        // What comes after the end of a socket is not read, and would not count.
        const quiet = new Promise<number>((resolve) => setTimeout(() => resolve(0), 4));
        code = await Promise.race([client.closed, quiet]);
      }
      codes.set(code, (codes.get(code) ?? 0) + 1);
      client.socket.terminate();
    }
  };
  const watch = setInterval(() => {
    void readMetric(server.url, 'throughline_event_loop_delay_seconds{quantile="1"}').then((seconds) => {
      longest = Math.max(longest, seconds * 1000);
    });
  }, 500);
  await Promise.all(Array.from({ length: SOCKETS }, attack));
  clearInterval(watch);
  expect(server.alive(), server.log()).toBe(true);
  const newcomer = joinForeign(server.ws, map.id, ticket);
  await newcomer.synced;
  const [one, other] = readers as [(typeof readers)[0], (typeof readers)[0]];
  const stored = contentOf(newcomer.doc);
  await until(
    'readers are equal to what is stored',
    () => contentOf(one.doc) === stored && contentOf(other.doc) === stored,
  ).catch((error) => {
    throw new Error(`${String(error)}, seed ${SEED}`);
  });
  expect(await readControl()).toBe(before);
  for (const code of codes.keys()) expect([0, 1006, 1013, 4400, 4413, 4429], `seed ${SEED}`).toContain(code);
  expect(codes.get(4400)).toBeGreaterThan(5);
  console.log(
    `${sent} frames by ${[...codes.values()].reduce((sum, count) => sum + count, 0)} sockets, closed: ${JSON.stringify([...codes])}; longest hold ${longest.toFixed(0)} ms`,
  );
  expect(longest).toBeLessThan(LONGEST_MS);
  await server.kill();
}, 3_600_000);
