import { fillMap, makeContent } from './content';
import { dialectOf } from './dialect';
import { LightClient } from './light-client';
import type { Outcome } from './outcome';
import { sleep } from './people';
import type { MapAddress, Target } from './target';

const IDLE_MAPS = 1000;
const IDLE_BYTES = 50_000;
const QUIET_MS = 15_000;
const MAPS_OF_SOCKETS = 5;
const FIRST_PER_MAP = 100;
const MORE_PER_MAP = 400;
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

/**
 * What one idle socket more costs: of 2,500 in five maps the last 2,000. The first 500 stay, so that neither code that
 * runs for the first time nor room that the process had already made counts.
 */
export async function idleSockets(target: Target): Promise<Outcome> {
  const maps = await target.makeMaps(MAPS_OF_SOCKETS);
  const clients: LightClient[] = [];
  const open = async (perMap: number): Promise<number> => {
    const places = maps.flatMap((map) => Array.from({ length: perMap }, () => map));
    await inGroups(places, 40, async (map) => {
      clients.push(await join(target, map));
    });
    await sleep(2000);
    return target.memory();
  };
  const before = await open(FIRST_PER_MAP);
  const after = await open(MORE_PER_MAP);
  const lost = clients.filter(({ closed }) => closed !== null).length;
  leave(clients);
  return {
    figures: { kb: (after - before) / (MORE_PER_MAP * MAPS_OF_SOCKETS) / 1024 },
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
