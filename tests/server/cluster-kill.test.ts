import { expect, test } from 'vitest';
import { type ClusterProcess, NO_CLUSTER, startCluster, type TestCluster } from '../support/cluster';
import { ClusterLoad } from '../support/cluster-load';
import { seededRandom } from '../support/seeded-random';
import { until } from '../support/until';

/** How often a process is killed; the soak sets more. */
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SEED = Number(process.env.SEED ?? 1);
/** Who writes into which map. In the first nobody is there who would bring back what the servers lost. */
const MAPS = [
  { providers: 0, raw: 5 },
  { providers: 2, raw: 3 },
  { providers: 3, raw: 2 },
  { providers: 3, raw: 2 },
];
const CLIENTS = MAPS.reduce((sum, { providers, raw }) => sum + providers + raw, 0);
/** New maps are begun so often, so that reading all of them in every round stays a small part of it. */
const ROUNDS_PER_MAPS = 10;
/** A kill, and what fails beside it, come within this time from the beginning of a round, in any order. */
const WITHIN_MS = 400;

if (NO_CLUSTER) console.warn(`Skipped: ${NO_CLUSTER}`);
const started = NO_CLUSTER ? null : await startCluster({ limits: { compactRows: 500 } });
/** Says what is done to the servers; how people write is drawn apart from it, so that a seed repeats its plan. */
const random = seededRandom(SEED);
const haste = seededRandom(SEED + 1_000_000);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const FAULTS = {
  'PostgreSQL restarted': ({ postgres }: TestCluster) => postgres.restart(),
  'PostgreSQL killed': async ({ postgres }: TestCluster) => {
    await postgres.kill();
    await postgres.start();
  },
  'Redis restarted': ({ redis }: TestCluster) => redis.restart(),
  'Redis emptied': ({ redis }: TestCluster) => redis.flush(),
};

/** What fails beside the process: in turn nothing, PostgreSQL and Redis. */
function pickFault(round: number): keyof typeof FAULTS | null {
  if (round % 3 === 0) return null;
  const isHard = random() < 0.5;
  if (round % 3 === 1) return isHard ? 'PostgreSQL killed' : 'PostgreSQL restarted';
  return isHard ? 'Redis restarted' : 'Redis emptied';
}

/** Starts a process again as one who looks after it would: until it stays, also while its storage is away. */
async function revive(one: ClusterProcess): Promise<void> {
  const isUp = (): Promise<boolean> =>
    one.start().then(
      () => true,
      () => false,
    );
  await until('the process is up again', isUp, 30_000);
}

const startLoads = (cluster: TestCluster): Promise<ClusterLoad[]> =>
  Promise.all(
    MAPS.map(({ providers, raw }) => {
      const places = Array.from({ length: providers }, () => cluster);
      return ClusterLoad.start(cluster, places, { raw, pauseMs: () => haste() * 16 });
    }),
  );

test.skipIf(!started)(
  `[SY-17, SY-80] kill -9 of one of two processes at a random moment under load from ${CLIENTS} clients, ${ROUNDS} times, PostgreSQL and Redis failing in between: nothing that was acknowledged is missing, and all end equal`,
  async () => {
    const cluster = started!;
    const { processes } = cluster;
    const faults = Object.fromEntries(Object.keys(FAULTS).map((name) => [name, 0]));
    const totals = { written: 0, acknowledged: 0, byRaw: 0 };
    let loads: ClusterLoad[] = [];

    const checkAll = async (when: string): Promise<void> => {
      for (const load of loads) await load.rest();
      for (const [index, load] of loads.entries()) {
        await load.check(processes).catch((error: unknown) => {
          throw new Error(`map ${index} ${when}, seed ${SEED}: ${String(error)}`);
        });
      }
    };
    /** Reads all from the storage alone: nobody remembers anything. */
    const endLoads = async (): Promise<void> => {
      await Promise.all(processes.map((one) => one.kill()));
      await Promise.all(processes.map(revive));
      await checkAll('after both processes were killed');
      for (const load of loads) {
        totals.written += load.written;
        totals.acknowledged += load.acknowledged;
        totals.byRaw += load.acknowledgedRaw;
        load.close();
      }
    };

    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % ROUNDS_PER_MAPS === 0) {
        if (round > 0) await endLoads();
        loads = await startLoads(cluster);
      }
      const victim = processes[Math.floor(random() * processes.length)]!;
      const fault = pickFault(round);
      const [killAfter, failAfter] = [random() * WITHIN_MS, random() * WITHIN_MS];
      const fail = async (): Promise<void> => {
        if (!fault) return;
        await pause(failAfter);
        await FAULTS[fault](cluster);
        faults[fault] = (faults[fault] ?? 0) + 1;
      };
      const kill = async (): Promise<void> => {
        await pause(killAfter);
        await victim.kill();
        await revive(victim);
      };
      await Promise.all([kill(), fail()]);
      const when = `in round ${round}${fault ? `, ${fault}` : ''}`;
      await Promise.all(loads.map((load) => load.goesOn(when)));
      await checkAll(when);
      for (const load of loads) load.resume();
    }
    for (const load of loads) await load.rest();
    await endLoads();
    expect(totals.byRaw).toBeGreaterThan(0);
    expect(totals.acknowledged).toBeGreaterThan(totals.byRaw);
    console.info(`${ROUNDS} kills of one of two processes, ${CLIENTS} clients, none missing`, { ...totals, ...faults });
  },
  60_000 + ROUNDS * 60_000,
);
