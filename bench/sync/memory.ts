import { fillMap, makeContent } from './content';
import { dialectOf } from './dialect';
import { LightClient } from './light-client';
import type { Outcome } from './outcome';
import { sleep } from './people';
import type { MapAddress, Target } from './target';

const IDLE_MAPS = 1000;
const IDLE_BYTES = 50_000;
const QUIET_MS = 15_000;
const SOCKETS = 2000;
const SOCKETS_PER_MAP = 400;
const MB = 1024 * 1024;

/** The memory of the whole server with 1,000 maps of 50 KB, each joined by one person who then does nothing. */
export async function idleMaps(target: Target): Promise<Outcome> {
  const before = await target.memory();
  const content = makeContent(IDLE_BYTES);
  const maps = await target.makeMaps(IDLE_MAPS);
  await inGroups(maps, 10, (map) => fillMap(target, map, content));
  const people: LightClient[] = [];
  await inGroups(maps, 20, async (map) => {
    people.push(await join(target, map));
  });
  await sleep(QUIET_MS);
  const after = await target.memory();
  leave(people);
  return { figures: { mb: after / MB, beforeMb: before / MB, bytesPerMap: content.length } };
}

/** What one idle socket more costs, from 2,000 in five maps; the code that serves them has run before. */
export async function idleSockets(target: Target): Promise<Outcome> {
  const maps = await target.makeMaps(SOCKETS / SOCKETS_PER_MAP);
  const places = maps.flatMap((map) => Array.from({ length: SOCKETS_PER_MAP }, () => map));
  const open = async (count: number): Promise<LightClient[]> => {
    const clients: LightClient[] = [];
    await inGroups(places.slice(0, count), 40, async (map) => {
      clients.push(await join(target, map));
    });
    return clients;
  };
  const stay = await Promise.all(maps.map((map) => join(target, map)));
  leave(await open(SOCKETS_PER_MAP));
  await sleep(1500);
  const before = await target.memory();
  const clients = await open(SOCKETS - stay.length);
  await sleep(5000);
  const after = await target.memory();
  const lost = clients.filter(({ closed }) => closed !== null).length;
  leave([...clients, ...stay]);
  return {
    figures: { kb: (after - before) / clients.length / 1024 },
    notes: lost > 0 ? [`${lost} of the idle sockets were closed`] : [],
  };
}

async function join(target: Target, map: MapAddress): Promise<LightClient> {
  const client = new LightClient({ port: target.port, path: map.path, dialect: dialectOf(target.kind, map.name) });
  await client.joined;
  return client;
}

function leave(clients: readonly LightClient[]): void {
  for (const client of clients) client.close();
}

async function inGroups<T>(items: readonly T[], size: number, act: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(act));
}
