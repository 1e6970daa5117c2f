import { expect, test } from 'vitest';
import { applyUpdate, Doc, type Map as YMap } from 'yjs';
import { bundleServer } from '../support/bundle-server';
import { type LaunchedServer, launchServer } from '../support/launch-server';
import { connectRaw, syncFrame } from '../support/raw-client';
import { seededRandom } from '../support/seeded-random';
import { tempFolder } from '../support/temp-folder';
import { createTestMap, fetchTicket } from '../support/test-server';
import { until } from '../support/until';
import { providerWriter, rawWriter, type Vouched } from '../support/vouched-writer';

/** How often the server is killed; the soak sets more. */
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SEED = Number(process.env.SEED ?? 1);
/**
 * How many of y-websocket's clients are in each map. They bring back what they have seen of others too, so in the first
 * there is none: what is lost there stays lost.
 */
const PROVIDERS_OF_MAPS = [0, 2, 3, 3];
const MAPS = PROVIDERS_OF_MAPS.length;
const PROVIDERS = PROVIDERS_OF_MAPS.reduce((sum, count) => sum + count, 0);
const RAW = 12;
/** New maps are begun so often, so that reading all of them in every round stays a small part of it. */
const ROUNDS_PER_MAPS = 20;

const bundle = await bundleServer({ server: 'tests/support/bare-server.ts' });

type Labels = ReadonlyMap<string, string>;

interface LoadedMap {
  readonly id: string;
  readonly ticket: string;
  readonly vouched: Vouched[];
  readonly providers: ReturnType<typeof providerWriter>[];
}

const labelsOf = (doc: Doc): Labels =>
  new Map([...doc.getMap<YMap<unknown>>('touchpoints')].map(([id, one]) => [id, String(one.get('label'))]));

/** What the server says is in a map. */
async function read(server: LaunchedServer, { id, ticket }: LoadedMap): Promise<Labels> {
  const reader = await connectRaw(`${server.ws}/sync/${id}?ticket=${ticket}`);
  reader.send(syncFrame(0, Uint8Array.of(0)));
  const doc = new Doc();
  applyUpdate(doc, (await reader.heard(({ step }) => step === 1)).bytes);
  reader.socket.terminate();
  return labelsOf(doc);
}

async function openMaps(server: LaunchedServer): Promise<LoadedMap[]> {
  const maps: LoadedMap[] = [];
  for (const length of PROVIDERS_OF_MAPS) {
    const { id, keys } = await createTestMap(server.url);
    const ticket = await fetchTicket(server.url, id, keys.edit);
    const providers = Array.from({ length }, () => providerWriter(server.ws, id, ticket));
    maps.push({ id, ticket, vouched: [], providers });
  }
  return maps;
}

const same = (one: Labels, other: Labels): boolean =>
  one.size === other.size && [...one].every(([id, label]) => other.get(id) === label);

test(
  `[SY-17] kill -9 at a random moment under load from ${PROVIDERS + RAW} clients, ${ROUNDS} times: nothing that was acknowledged is missing, and all end equal`,
  async () => {
    const dataDir = tempFolder();
    const random = seededRandom(SEED);
    let server = await launchServer({ bundle, dataDir });
    let maps: LoadedMap[] = [];
    let acknowledged = 0;
    let byProviders = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % ROUNDS_PER_MAPS === 0) {
        for (const { providers } of maps) for (const provider of providers) provider.close();
        maps = await openMaps(server);
      }
      const address = ({ id, ticket }: LoadedMap): string => `${server.ws}/sync/${id}?ticket=${ticket}`;
      const raw = await Promise.all(
        Array.from({ length: RAW }, async (_, index) => {
          const map = maps[index % MAPS]!;
          return { map, writer: await rawWriter(address(map)) };
        }),
      );
      const all = [...raw, ...maps.flatMap((map) => map.providers.map((writer) => ({ map, writer })))];
      const before = acknowledged;
      const collect = (): void => {
        for (const { map, writer } of all) {
          const vouched = writer.takeVouched();
          acknowledged += vouched.length;
          if ('isSynced' in writer) byProviders += vouched.length;
          map.vouched.push(...vouched);
        }
      };
      let killed = false;
      const loads = all.map(async ({ writer }, index) => {
        for (let count = 0; !killed; count += 1) {
          writer.write(`r${round}c${index}n${count}`);
          await new Promise((resolve) => setTimeout(resolve, random() * 12));
        }
      });
      await until(
        'something is acknowledged',
        () => {
          collect();
          return acknowledged > before;
        },
        20_000,
      );
      await new Promise((resolve) => setTimeout(resolve, random() * 250));
      await server.kill();
      killed = true;
      await Promise.all(loads);
      collect();
      for (const { writer } of raw) writer.close();
      server = await launchServer({ bundle, dataDir, port: server.port });
      for (const map of maps) {
        for (const provider of map.providers) provider.reconnect();
        const found = await read(server, map);
        const missing = map.vouched.filter(([id, label]) => found.get(id) !== label);
        expect(missing, `round ${round}, seed ${SEED}`).toEqual([]);
      }
      for (const map of maps) {
        const word = `all clients of a map are equal, round ${round}, seed ${SEED}`;
        await until(
          word,
          async () => {
            if (!map.providers.every((one) => one.isSynced())) return false;
            const stored = await read(server, map);
            return map.providers.every(({ doc }) => same(labelsOf(doc), stored));
          },
          20_000,
        );
      }
    }
    for (const { providers } of maps) for (const provider of providers) provider.close();
    await server.kill();
    expect(byProviders).toBeGreaterThan(0);
    console.log(
      `${ROUNDS} kills, ${acknowledged} acknowledged edits of ${PROVIDERS + RAW} clients (${byProviders} by y-websocket’s), none missing`,
    );
  },
  60_000 + ROUNDS * 20_000,
);
