import { encodeStateVector } from 'yjs';
import { fillMap, isWhole, makeContent } from './content';
import { dialectOf } from './dialect';
import { fetchDocument } from './fetch-document';
import { LightClient } from './light-client';
import { type Outcome, withCpu } from './outcome';
import { pace } from './pace';
import { People, type Person, quiet, sleep } from './people';
import { Samples } from './samples';
import type { MapAddress, Target } from './target';

const BYTES = 4_000_000;
const WARM_JOINS = 9;
const COLD_JOINS = 3;
/** Longer than any server waits until it stores. */
const STORED_MS = 4000;
const RUSH = 50;
const RUSHES = 3;
const EDITS_PER_SECOND = 50;

/** Opens a map of 4 MB: from connecting to the last byte of what was asked for, with the map in memory and after a restart. */
export async function joinLarge(target: Target): Promise<Outcome> {
  const content = makeContent(BYTES);
  const map = await makeFilledMap(target, content);
  const keeper = await timeJoin(target, map);
  await sleep(STORED_MS);
  const warm = new Samples();
  for (let n = 0; n < WARM_JOINS; n += 1) {
    const { client, ms, synced } = await timeJoin(target, map);
    client.close();
    if (!isWhole(synced, content)) throw new Error(`a newcomer was sent ${synced} bytes of ${content.length}`);
    warm.add(ms);
    await sleep(150);
  }
  keeper.client.close();
  const figures = { warm: warm.at(0.5), warmWorst: warm.at(1), bytes: content.length };
  if (target.kind === 'echo') return { figures };
  await checkContent(target, map);

  const cold = new Samples();
  for (let n = 0; n < COLD_JOINS; n += 1) {
    await target.restart('SIGTERM');
    const { client, ms, synced } = await timeJoin(target, map);
    client.close();
    if (isWhole(synced, content)) cold.add(ms);
    await sleep(500);
  }
  return { figures: { ...figures, cold: cold.at(0.5), coldWorst: cold.at(1) } };
}

/** Fifty people open it in the same moment, while two edit in another map. Of three rounds the median one is told. */
export async function rush(target: Target): Promise<Outcome> {
  const content = makeContent(BYTES);
  const map = await makeFilledMap(target, content);
  const keeper = await timeJoin(target, map);
  const pair = await People.gather(target, { maps: await target.makeMaps(1), perMap: 2, edits: 20_000 });
  await quiet(pair);
  const slowest = new Samples();
  const worst = new Samples();
  let edits = new Samples();
  pair.onEdit = (reader, sender, edit) => {
    if (reader !== sender) edits.add(performance.now() - (sender.sentAt[edit] ?? 0));
  };
  const cpu = await withCpu(target, async () => {
    for (let round = 0; round < RUSHES; round += 1) {
      edits = new Samples();
      let here = false;
      const editing = (async () => {
        while (!here) {
          await pace(EDITS_PER_SECOND, 0.1, (n) => {
            pair.edit(pair.all[n % 2] as Person, 1);
          });
        }
      })();
      await sleep(300);
      const joins = await Promise.all(Array.from({ length: RUSH }, () => timeJoin(target, map)));
      here = true;
      await editing;
      await quiet(pair);
      slowest.add(Math.max(...joins.map(({ ms }) => ms)));
      worst.add(edits.at(1));
      for (const { client, synced } of joins) {
        client.close();
        if (!isWhole(synced, content)) throw new Error(`a newcomer was sent ${synced} bytes of ${content.length}`);
      }
      await sleep(300);
    }
  });
  pair.assertAllHere();
  pair.leave();
  keeper.client.close();
  return { figures: { slowest: slowest.at(0.5), meanwhile: worst.at(0.5), ...cpu } };
}

async function makeFilledMap(target: Target, content: Uint8Array): Promise<MapAddress> {
  const [map] = await target.makeMaps(1);
  if (!map) throw new Error('no map was made');
  // The ceiling keeps nothing: it is told to send as many bytes to whoever comes.
  if (target.kind === 'echo') return { ...map, path: `${map.path}?bytes=${content.length}` };
  await fillMap(target, map, content);
  return map;
}

async function timeJoin(target: Target, map: MapAddress): Promise<{ client: LightClient; ms: number; synced: number }> {
  const dialect = dialectOf(target.kind === 'echo' ? 'y-websocket' : target.kind, map.name);
  const begun = performance.now();
  const client = new LightClient({ port: target.port, path: map.path, dialect });
  await client.joined;
  return { client, ms: performance.now() - begun, synced: client.synced };
}

/** What newcomers are sent has been counted only: it has to be the map. */
async function checkContent(target: Target, map: MapAddress): Promise<void> {
  const doc = await fetchDocument(target, map);
  const size = doc.getMap('touchpoints').size;
  if (size < 1000 || encodeStateVector(doc).length < 2) throw new Error(`a newcomer was sent ${size} touchpoints`);
}
