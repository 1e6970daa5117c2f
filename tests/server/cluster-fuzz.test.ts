import { expect, test } from 'vitest';
import { decodeStateVector, encodeStateVector } from 'yjs';
import { readMap } from '@/lib/document/read-map';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { toFileObject } from '@/lib/model/file-object';
import { parseMap } from '@/lib/model/parse-map';
import { NetworkPeer, type PeerCounts } from '../fuzz/network-peer';
import { Random } from '../fuzz/random';
import { noFaults, Saboteur } from '../fuzz/saboteur';
import { NO_CLUSTER, startCluster, type TestCluster } from '../support/cluster';
import { createTestMap, fetchTicket, type TestMap } from '../support/test-server';
import { until } from '../support/until';

/** `CLUSTER_SEEDS=100` runs more; `SEED=17` runs one, a failing one for example. */
const SEEDS = Number(process.env.CLUSTER_SEEDS ?? 8);
const ONLY = process.env.SEED === undefined ? null : Number(process.env.SEED);
/** Seeds that failed once. They stay. */
const KNOWN_SEEDS: readonly number[] = [];
/** Maps that are worked on at the same time, while one saboteur is about. */
const AT_ONCE = 4;
const STEPS = 60;
const PEERS = 4;
const SETTLE_MS = 30_000;

if (NO_CLUSTER) console.warn(`Skipped: ${NO_CLUSTER}`);
const started = NO_CLUSTER ? null : await startCluster({ limits: { compactRows: 60 }, idleMs: 300 });
// Each provider listens for the end of the process.
process.setMaxListeners(50);

/** Some people on one map, who do what the seed says. */
class Party {
  readonly peers: NetworkPeer[];
  readonly log: string[] = [];
  readonly #random: Random;
  readonly #everUsed = new Set<string>();

  constructor(
    readonly seed: number,
    readonly map: TestMap,
    cluster: TestCluster,
    ticket: string,
  ) {
    this.#random = new Random(seed);
    const places = [cluster, cluster, ...cluster.processes];
    this.peers = Array.from(
      { length: PEERS },
      (_, index) => new NetworkPeer({ ws: places[index % places.length]!.ws, mapId: map.id, ticket }, this.#random),
    );
  }

  async act(counts: PeerCounts): Promise<void> {
    for (let step = 0; step < STEPS; step += 1) {
      const peer = this.#random.pick(this.peers);
      this.log.push(`${this.peers.indexOf(peer)}: ${peer.act(this.#everUsed, counts)}`);
      await new Promise((resolve) => setTimeout(resolve, this.#random.below(40)));
    }
  }

  /** Throws unless all end with the same valid map, and both processes too; returns how many touchpoints it has. */
  async settle({ processes }: TestCluster): Promise<number> {
    for (const { provider } of this.peers) provider.connect();
    await until('everybody has the same', () => this.#isSame(), SETTLE_MS);
    await until('everybody sees everybody', () => this.#isSeen(), SETTLE_MS);
    const map = readMap(this.peers[0]!.doc);
    for (const { doc, refused } of this.peers) {
      expect(refused).toBeNull();
      expect(readMap(doc)).toStrictEqual(map);
      expect(doc.store.pendingStructs).toBeNull();
    }
    expect(parseMap(toFileObject(map))).toStrictEqual({ ok: true, map });
    for (const { url } of processes) {
      const headers = { authorization: `Bearer ${this.map.keys.view}` };
      const answer = await fetch(`${url}/api/maps/${this.map.id}`, { headers });
      expect(await answer.text()).toBe(writeMapFile(map));
    }
    return map.touchpoints.length;
  }

  destroy(): void {
    for (const peer of this.peers) peer.destroy();
  }

  #isSame(): boolean {
    const held = this.peers.map(({ doc }) =>
      JSON.stringify([...decodeStateVector(encodeStateVector(doc))].sort(([a], [b]) => a - b)),
    );
    const maps = this.peers.map(({ doc }) => JSON.stringify(readMap(doc)));
    return this.peers.every((peer) => peer.isSynced) && new Set(held).size === 1 && new Set(maps).size === 1;
  }

  /** Presence that was lost is said again by each, as y-websocket does by itself every 15 seconds. */
  #isSeen(): boolean {
    for (const { provider } of this.peers) provider.awareness.setLocalState({ at: Date.now() });
    const ids = this.peers.map(({ doc }) => doc.clientID);
    return this.peers.every(({ provider }) => ids.every((id) => provider.awareness.getStates().has(id)));
  }
}

test.skipIf(NO_CLUSTER)(
  `[SY-83] ${SEEDS} seeds of people at two processes while Redis, PostgreSQL, processes and sockets fail: all end equal`,
  { timeout: 3_600_000 },
  async () => {
    const cluster = started!;
    const counts: PeerCounts = { commands: 0, undone: 0, socketCuts: 0, offline: 0 };
    const faults = noFaults();
    let visible = 0;
    const began = performance.now();
    const seeds = ONLY === null ? [...KNOWN_SEEDS, ...Array.from({ length: SEEDS }, (_, index) => index + 1)] : [ONLY];
    const saboteur = new Saboteur(cluster, new Random(seeds[0]!), faults);
    for (let next = 0; next < seeds.length; next += AT_ONCE) {
      const parties = await Promise.all(
        seeds.slice(next, next + AT_ONCE).map(async (seed) => {
          const map = await createTestMap(cluster.url);
          return new Party(seed, map, cluster, await fetchTicket(cluster.url, map.id, map.keys.edit));
        }),
      );
      let active = true;
      const acting = Promise.all(parties.map((party) => party.act(counts)));
      const broken: string[] = [];
      const breaking = saboteur.work(
        () => active,
        (what) => broken.push(what),
      );
      await acting;
      active = false;
      await breaking;
      for (const party of parties) {
        try {
          visible += await party.settle(cluster);
        } catch (error) {
          const told = [...broken, ...party.log].join('\n');
          throw new Error(`seed ${party.seed} failed (SEED=${party.seed}): ${String(error)}\n${told}`);
        } finally {
          party.destroy();
        }
      }
    }
    const ms = Math.round(performance.now() - began);
    console.info(`cluster: ${seeds.length} seeds in ${ms} ms`, { ...counts, ...faults, visible });
    if (ONLY !== null) return;
    // The fuzz must have done what it is for.
    for (const [name, count] of Object.entries({ ...counts, visible })) expect(count, name).toBeGreaterThan(SEEDS / 4);
    const total = Object.values(faults).reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThanOrEqual(seeds.length / AT_ONCE);
    if (SEEDS >= 50) for (const [name, count] of Object.entries(faults)) expect(count, name).toBeGreaterThan(1);
  },
);
