import { get } from 'node:http';
import { expect, test } from 'vitest';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import { NO_CLUSTER, startCluster } from '../support/cluster';
import { ClusterLoad } from '../support/cluster-load';
import { joinForeign } from '../support/foreign-client';
import { connectRaw, presenceFrame } from '../support/raw-client';
import { createTestMap, fetchTicket, type TestMap } from '../support/test-server';
import { until } from '../support/until';

if (NO_CLUSTER) console.warn(`Skipped: ${NO_CLUSTER}`);
/** An hour and a day of the product are 2 s and 1 s here. */
const SOON = { versionMinutes: 2 / 60, removedHours: 1 / 3600 };
const cluster = NO_CLUSTER ? null : await startCluster({ idleMs: 500, limits: { compactRows: 40, ...SOON } });
const it = test.skipIf(!cluster);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A client of y-websocket at one of the processes. */
async function join(map: TestMap, place: { url: string; ws: string }, role: 'own' | 'edit' | 'view' = 'edit') {
  const client = joinForeign(place.ws, map.id, await fetchTicket(place.url, map.id, map.keys[role]));
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

it('[SY-79] an id that is shown at one process is taken over at the other only when its holder does not answer', async () => {
  const [one, two] = cluster!.processes;
  const map = await createTestMap(cluster!.url);
  const [ann, witness] = [await join(map, one), await join(map, two)];
  const client = ann.doc.clientID;
  const seen = (): unknown => witness.provider.awareness.getStates().get(client)?.name;
  ann.provider.awareness.setLocalState({ name: 'Ann' });
  await until('Ann is seen', () => seen() === 'Ann');
  const ticket = await fetchTicket(two.url, map.id, map.keys.edit);
  const other = await connectRaw(`${two.ws}/sync/${map.id}?ticket=${ticket}`);
  let clock = 1000;
  const claim = (): boolean => {
    clock += 1;
    other.send(presenceFrame([{ client, clock, state: { name: 'from elsewhere' } }]));
    return seen() === 'from elsewhere';
  };
  for (let times = 0; times < 5; times += 1) {
    expect(claim()).toBe(false);
    await pause(50);
  }
  expect(seen()).toBe('Ann');
  // As a machine that has lost its network: its socket is there and says nothing more.
  (ann.provider.ws as unknown as { pause(): void }).pause();
  await until(
    'the one who answers has it',
    async () => {
      await pause(100);
      return claim();
    },
    8000,
  );
  other.socket.close();
});

it('[SY-84] who leaves while its process can’t tell anybody is gone everywhere afterwards', async () => {
  const [one, two] = cluster!.processes;
  const map = await createTestMap(cluster!.url);
  const [ann, witness] = [await join(map, one), await join(map, two)];
  await join(map, one);
  const client = ann.doc.clientID;
  ann.provider.awareness.setLocalState({ name: 'Ann' });
  await until('Ann is seen', () => witness.provider.awareness.getStates().has(client));
  one.redisCable.cut();
  await until('it is noticed', async () => (await one.metric('throughline_redis_connected')) === 0);
  ann.provider.destroy();
  await pause(100);
  expect(witness.provider.awareness.getStates().has(client)).toBe(true);
  one.redisCable.mend();
  await until('she is gone', () => !witness.provider.awareness.getStates().has(client));
});

const FAULTS: Readonly<Record<string, (load: ClusterLoad) => Promise<void>>> = {
  'Redis is restarted': () => cluster!.redis.restart(),
  'Redis is emptied': () => cluster!.redis.flush(),
  'Redis is away for a second': async (load) => {
    await cluster!.redis.kill();
    await load.goesOn('without Redis');
    await pause(600);
    await cluster!.redis.start();
  },
  'the network between one process and Redis is cut': async (load) => {
    cluster!.processes[0].redisCable.cut();
    await load.goesOn('while one process is cut off');
    await pause(600);
    cluster!.processes[0].redisCable.mend();
  },
  'PostgreSQL is restarted': () => cluster!.postgres.restart(),
  'PostgreSQL is killed': async () => {
    await cluster!.postgres.kill();
    await cluster!.postgres.start();
  },
  'one process is killed': async (load) => {
    await cluster!.processes[1].kill();
    await load.goesOn('at the other process');
    await cluster!.processes[1].start();
  },
};

for (const [what, fault] of Object.entries(FAULTS)) {
  it(`[SY-80] ${what} under load: people go on, nothing acknowledged is lost, all end equal`, async () => {
    const { processes } = cluster!;
    const load = await ClusterLoad.start(cluster!, [cluster!, cluster!, cluster!, cluster!]);
    await fault(load);
    await load.goesOn(`after ${what}`);
    const { written, acknowledged } = await load.settle(processes);
    console.info(`${what}: ${written} edits, ${acknowledged} acknowledged, none of these missing`);
  });
}

it('[SY-81] while one process folds a log into snapshots the other follows; most rows come by Redis', async () => {
  const [one, two] = cluster!.processes;
  const before = await two.metric('throughline_foreign_rows_total{way="stream"}');
  const compactions = async () =>
    (await one.metric('throughline_compactions_total')) + (await two.metric('throughline_compactions_total'));
  const compacted = await compactions();
  const load = await ClusterLoad.start(one, [one, one, two]);
  await until('the log was folded several times', async () => (await compactions()) > compacted + 4, 20_000);
  const { written } = await load.settle([one, two]);
  expect(await two.metric('throughline_foreign_rows_total{way="stream"}')).toBeGreaterThan(before + written / 4);
});

it('[SY-82] deleting a map, and renewing its links, closes sockets of the other process', async () => {
  const [one, two] = cluster!.processes;
  const map = await createTestMap(one.url);
  const headers = { authorization: `Bearer ${map.keys.own}`, 'content-type': 'application/json' };
  const [editor, viewer] = [await join(map, two), await join(map, two, 'view')];
  const renewal = await fetch(`${one.url}/api/maps/${map.id}/links`, {
    method: 'POST',
    headers,
    body: '{"renew":"view"}',
  });
  expect(renewal.status).toBe(200);
  expect(await viewer.refused).toBe(4401);
  expect(editor.provider.wsconnected).toBe(true);
  expect((await fetch(`${one.url}/api/maps/${map.id}`, { method: 'DELETE', headers })).status).toBe(204);
  expect(await editor.refused).toBe(4404);
});

it('[OP-36] a process is ready when its storage and Redis answer; the balancer leaves out those that are not', async () => {
  const [one, two] = cluster!.processes;
  // Over a connection of its own: the balancer chooses for each.
  const isReady = ({ url }: { url: string }): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const request = get(`${url}/readyz`, { agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
    });
  expect([await isReady(one), await isReady(two)]).toEqual([200, 200]);
  one.redisCable.cut();
  await until('one is not ready', async () => (await isReady(one)) === 503);
  expect(await (await fetch(`${one.url}/readyz`)).json()).toMatchObject({ code: 'redis-unavailable' });
  await pause(400);
  const answers = await Promise.all(Array.from({ length: 6 }, () => isReady(cluster!)));
  expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
  one.redisCable.mend();
  await until('it is ready again', async () => (await isReady(one)) === 200);
});

it('[SY-91] processes that are edited at the same time set one version aside together', async () => {
  const [one, two] = cluster!.processes;
  const map = await createTestMap(cluster!.url);
  const [a, b] = [await join(map, one), await join(map, two)];
  const versions = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${map.keys.view}` };
    const answer = await fetch(`${cluster!.url}/api/maps/${map.id}/versions`, { headers });
    return ((await answer.json()) as { versions: unknown[] }).versions.length;
  };
  await pause(2100);
  a.addTouchpoint('from-a', 'A');
  b.addTouchpoint('from-b', 'B');
  await until('there is a version', async () => (await versions()) > 0);
  await pause(300);
  expect(await versions()).toBe(1);
});

it('[SY-94] what was removed is dropped when nobody is in the map at any process, and not before', async () => {
  const [one, two] = cluster!.processes;
  const map = await createTestMap(cluster!.url, { template: 'clinic-en' });
  const kept = (client: Awaited<ReturnType<typeof join>>): number => client.doc.getMap('touchpoints').size;
  const [a, b] = [await join(map, one), await join(map, two)];
  const all = kept(a);
  const [id] = a.doc.getMap('touchpoints').keys();
  applyCommands(a.doc, [{ type: 'remove', touchpoints: [id as string], transitions: [] }]);
  await until('the other sees it', () => readMap(b.doc).touchpoints.length === all - 1);
  a.provider.disconnect();
  await pause(1800);
  const again = await join(map, one);
  expect(kept(again)).toBe(all);
  again.provider.disconnect();
  await pause(1200);
  expect(kept(b)).toBe(all);
  b.provider.disconnect();
  await until(
    'it is dropped',
    async () => {
      await pause(800);
      const late = await join(map, two);
      const now = kept(late);
      late.provider.disconnect();
      return now === all - 1;
    },
    10_000,
  );
});
