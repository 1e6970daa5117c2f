import { test } from 'vitest';
import { NO_CLUSTER, startCluster } from '../support/cluster';
import { joinForeign } from '../support/foreign-client';
import { createTestMap, fetchTicket } from '../support/test-server';
import { until } from '../support/until';

if (NO_CLUSTER) console.warn(`Skipped: ${NO_CLUSTER}`);
const cluster = NO_CLUSTER ? null : await startCluster({ idleMs: 500 });
const it = test.skipIf(!cluster);

/** A client of y-websocket at one of the processes, or, without one, at the balancer. */
async function join(map: { id: string; keys: { edit: string } }, place: { url: string; ws: string } = cluster!) {
  const client = joinForeign(place.ws, map.id, await fetchTicket(place.url, map.id, map.keys.edit));
  await client.synced;
  return client;
}

it('[SY-78] edits and presence of one process reach the clients of the other', async () => {
  const [one, two] = cluster!.processes;
  const map = await createTestMap(cluster!.url);
  const [a, b] = [await join(map, one), await join(map, two)];
  a.addTouchpoint('from-a', 'A');
  b.addTouchpoint('from-b', 'B');
  await until('both have both', () => [a, b].every((each) => Object.keys(each.labels()).length === 2));
  a.provider.awareness.setLocalState({ user: { name: 'Ann' } });
  await until('Ann is seen', () => b.provider.awareness.getStates().get(a.doc.clientID)?.user?.name === 'Ann');
  const late = await join(map, two);
  await until('a newcomer sees her too', () => late.provider.awareness.getStates().has(a.doc.clientID));
  a.provider.destroy();
  await until('she is gone', () => !b.provider.awareness.getStates().has(a.doc.clientID));
});
