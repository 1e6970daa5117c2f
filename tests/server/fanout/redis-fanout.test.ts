import { expect, onTestFinished, test } from 'vitest';
import { LIMITS, type Limits } from '@/lib/protocol/limits';
import type { FanoutListener } from '@/server/fanout/fanout';
import { checkCluster } from '@/server/fanout/open-cluster';
import { RedisFanout } from '@/server/fanout/redis-fanout';
import { createLog } from '@/server/log';
import { startProxy } from '../../support/cuttable-proxy';
import { NO_REDIS, startRedis } from '../../support/redis';
import { until } from '../../support/until';

const redis = NO_REDIS ? null : await startRedis();
/** For what ends connections. */
const frail = NO_REDIS ? null : await startRedis();
if (NO_REDIS) console.warn(`Skipped: ${NO_REDIS}`);
const it = test.skipIf(!redis);

const QUICK: Limits = { ...LIMITS, heartbeatMs: 50, processSilenceMs: 400, redisPatienceMs: 300, redisRetryMs: 100 };

/** Another process, as far as Redis can tell. */
function openFanout(url = redis!.url, limits: Partial<Limits> = {}): RedisFanout {
  const fanout = new RedisFanout({ url, limits: { ...QUICK, ...limits }, log: createLog('silent') });
  onTestFinished(() => fanout.close());
  return fanout;
}

async function connected(...fanouts: readonly RedisFanout[]): Promise<void> {
  await until('connected', () => fanouts.every((one) => one.connected));
}

/** Notes in words what a process hears of a map. */
function note(): { readonly listener: FanoutListener; readonly heard: string[] } {
  const heard: string[] = [];
  const listener: FanoutListener = {
    rows: (rows) => rows.forEach(({ seq, update }) => void heard.push(`row ${seq} ${update ? [...update] : 'untold'}`)),
    presence: (_, entries) =>
      entries.forEach(({ client, clock, state }) => void heard.push(`${client}@${clock} ${state}`)),
    newcomer: () => void heard.push('newcomer'),
    processGone: () => void heard.push('gone'),
    probe: (client) => void heard.push(`probe ${client}`),
    event: ({ kind }) => void heard.push(kind),
    gap: () => void heard.push('gap'),
  };
  return { listener, heard };
}

const row = (seq: number, ...bytes: number[]) => ({ seq, update: Uint8Array.from(bytes) });
let maps = 0;
const newMap = (): string => `map-${process.pid}-${maps++}`;

it('[SY-70] a process hears rows, presence, questions and events of its open maps from the others, not its own', async () => {
  const [one, two] = [openFanout(), openFanout()];
  await connected(one, two);
  const [a, b, c] = [note(), note(), note()];
  const map = newMap();
  const fromOne = await one.open(map, a.listener);
  const fromTwo = await two.open(map, b.listener);
  await two.open(newMap(), c.listener);
  fromOne.rows([row(1, 5), row(2, 6, 7)]);
  fromOne.presence([{ client: 9, clock: 3, state: '{"name":"Өнө"}' }], false);
  fromOne.probe(77);
  fromTwo.event({ kind: 'keys-renewed' });
  one.announce(map, { kind: 'deleted' });
  await until('all is heard', () => b.heard.length >= 5 && a.heard.length >= 2);
  expect(b.heard.sort()).toEqual(['9@3 {"name":"Өнө"}', 'deleted', 'probe 77', 'row 1 5', 'row 2 6,7']);
  expect(a.heard).toEqual(['newcomer', 'keys-renewed']);
  expect(c.heard).toEqual([]);
  expect([await fromOne.others(), await fromTwo.others()]).toEqual([1, 1]);
  fromTwo.close();
  await until('one is alone', async () => (await fromOne.others()) === 0);
});

it('[SY-70] rows that are told after a map was opened are heard, also when many maps are opened at once', async () => {
  const [one, two] = [openFanout(), openFanout()];
  await connected(one, two);
  const opened = await Promise.all(
    Array.from({ length: 300 }, async () => {
      const map = newMap();
      const teller = await one.open(map, note().listener);
      const notes = note();
      await two.open(map, notes.listener);
      teller.rows([row(1, 1)]);
      return notes;
    }),
  );
  await until('each is heard', () => opened.every(({ heard }) => heard.includes('row 1 1')));
});

it('[SY-71] what is too large for Redis is told by its number; a stream keeps few entries and ends by itself', async () => {
  const [one, two] = [openFanout(undefined, { streamEntryBytes: 100, streamEntries: 3 }), openFanout()];
  await connected(one, two);
  const map = newMap();
  const teller = await one.open(map, note().listener);
  const { listener, heard } = note();
  await two.open(map, listener);
  const large = { seq: 2, update: new Uint8Array(101) };
  teller.rows([row(1, 1), large, row(3, 3)]);
  await until('all is heard', () => heard.length === 3);
  expect(heard).toEqual(['row 1 1', 'row 2 untold', 'row 3 3']);
  for (let seq = 4; seq < 1500; seq += 1) teller.rows([row(seq, 1)]);
  await until('the last is heard', () => heard.at(-1) === 'row 1499 1');
  expect(await redis!.ask('XLEN', `tl:rows:${map}`)).toBeLessThan(500);
  expect(await redis!.ask('TTL', `tl:rows:${map}`)).toBeGreaterThan(0);
});

it('[SY-72] a process that is killed is taken for gone after a time, one that ends says so', async () => {
  const proxy = await startProxy(redis!.port);
  onTestFinished(() => proxy.close());
  const [one, cut, ending] = [openFanout(), openFanout(`redis://127.0.0.1:${proxy.port}`), openFanout()];
  await connected(one, cut, ending);
  const map = newMap();
  const { listener, heard } = note();
  await one.open(map, listener);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await ending.close();
  await until('the goodbye is heard', () => heard.length === 1, 300);
  proxy.cut();
  await until('the silence is noticed', () => heard.length === 2);
  expect(heard).toEqual(['gone', 'gone']);
});

it('[SY-73] while Redis is away nothing waits or throws; when it is back each open map is told of a gap and heard again', async () => {
  const proxy = await startProxy(redis!.port);
  onTestFinished(() => proxy.close());
  const [one, two] = [openFanout(`redis://127.0.0.1:${proxy.port}`), openFanout()];
  await connected(one, two);
  const [a, b] = [note(), note()];
  const map = newMap();
  const fromOne = await one.open(map, a.listener);
  const fromTwo = await two.open(map, b.listener);
  proxy.cut();
  await until('it is noticed', () => !one.connected);
  await expect(one.ping()).rejects.toThrow();
  fromOne.rows([row(1, 1)]);
  fromOne.presence([{ client: 1, clock: 1, state: '{}' }], true);
  one.announce(map, { kind: 'deleted' });
  expect(await fromOne.others()).toBeNull();
  const meanwhile = note();
  const other = newMap();
  await one.open(other, meanwhile.listener);
  fromTwo.rows([row(2, 2)]);
  proxy.mend();
  await connected(one);
  await one.ping();
  expect(a.heard).toContain('gap');
  expect(meanwhile.heard).toContain('gap');
  fromTwo.rows([row(3, 3)]);
  (await two.open(other, note().listener)).rows([row(1, 9)]);
  fromOne.rows([row(4, 4)]);
  await until('both are heard', () => a.heard.includes('row 3 3') && b.heard.includes('row 4 4'));
  await until('the new map is heard too', () => meanwhile.heard.includes('row 1 9'));
  expect(b.heard.filter((words) => words === 'row 1 1' || words === 'deleted')).toEqual([]);
});

it('[SY-73] a Redis that stands still ends its connections, one that was emptied or restarted is used again', async () => {
  const own = frail!;
  const [one, two] = [openFanout(own.url), openFanout(own.url)];
  await connected(one, two);
  const { listener, heard } = note();
  const map = newMap();
  const teller = await one.open(map, note().listener);
  await two.open(map, listener);
  let seq = 0;
  const isHeard = async (after: string): Promise<void> => {
    await connected(one, two);
    seq += 1;
    teller.rows([row(seq, 1)]);
    await until(`a row is heard after ${after}`, () => heard.includes(`row ${seq} 1`));
  };
  await isHeard('the start');
  await own.flush();
  await isHeard('it was emptied');
  await own.restart();
  await isHeard('it was restarted');
  own.pause(1000);
  await until('its silence is noticed', () => !one.connected && !two.connected);
  await isHeard('it stood still');
});

it('[SY-73] what is no message of this program is left alone', async () => {
  const one = openFanout();
  await connected(one);
  const { listener, heard } = note();
  const map = newMap();
  await one.open(map, listener);
  for (const words of ['', 'hello', '\u0001\u0003abc\u0063', '\u0002\u0001a\u0000']) {
    await redis!.ask('PUBLISH', `tl:map:${map}`, words);
    await redis!.ask('PUBLISH', 'tl:all', words);
    await redis!.ask('XADD', `tl:rows:${map}`, '*', 'p', 'x', 'r', words);
    await redis!.ask('XADD', `tl:rows:${map}`, '*', 'odd', words);
  }
  const other = openFanout();
  await connected(other);
  (await other.open(map, note().listener)).rows([row(1, 1)]);
  await until('the next is heard', () => heard.length >= 2);
  // By two ways, so in any order.
  expect(heard.sort()).toEqual(['newcomer', 'row 1 1']);
});

test('[OP-35] Redis without PostgreSQL, or what is no address of a Redis, is refused in a sentence that does not repeat it', () => {
  for (const redisUrl of ['localhost:6379', 'http://user:secret@host', 'redis://', 'redis:///']) {
    const said = /^REDIS_URL is no address of a Redis\. It looks like [^@]*@host:6379\.$/;
    expect(() => checkCluster({ redisUrl, databaseUrl: 'postgres://host' })).toThrow(said);
  }
  for (const databaseUrl of [undefined, '', 'memory:']) {
    expect(() => checkCluster({ redisUrl: 'redis://host', databaseUrl })).toThrow(/set DATABASE_URL too/);
  }
  expect(() => checkCluster({ redisUrl: '', databaseUrl: 'postgres://host' })).not.toThrow();
  expect(() => checkCluster({ redisUrl: 'rediss://:secret@host:1', databaseUrl: 'postgres://host' })).not.toThrow();
});
