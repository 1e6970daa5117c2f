import type { TestCluster } from '../support/cluster';
import type { Random } from './random';

const FAULTS = [
  'redisEmptied',
  'redisRestarted',
  'redisAway',
  'redisStandsStill',
  'cableCut',
  'processKilled',
  'postgresRestarted',
  'postgresKilled',
] as const;

export type FaultCounts = Record<(typeof FAULTS)[number], number>;

export const noFaults = (): FaultCounts =>
  Object.fromEntries(FAULTS.map((name) => [name, 0])) as unknown as FaultCounts;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Breaks parts of a cluster one after the other, in an order that a seed gives, each about as often, and mends them. */
export class Saboteur {
  readonly #cluster: TestCluster;
  readonly #random: Random;
  readonly #counts: FaultCounts;
  #deck: (keyof FaultCounts)[] = [];

  constructor(cluster: TestCluster, random: Random, counts: FaultCounts) {
    this.#cluster = cluster;
    this.#random = random;
    this.#counts = counts;
  }

  /** Goes on while `isWanted`; everything is mended when this settles. */
  async work(isWanted: () => boolean, note: (what: string) => void): Promise<void> {
    while (isWanted()) {
      await pause(this.#random.below(150));
      if (this.#deck.length === 0) this.#deck = [...FAULTS];
      const [fault] = this.#deck.splice(this.#random.below(this.#deck.length), 1);
      if (!fault) continue;
      note(fault);
      this.#counts[fault] += 1;
      await this.#do(fault);
    }
  }

  async #do(fault: keyof FaultCounts): Promise<void> {
    const { redis, postgres, processes } = this.#cluster;
    const process = this.#random.pick(processes);
    const ms = 50 + this.#random.below(600);
    switch (fault) {
      case 'redisEmptied':
        return redis.flush();
      case 'redisRestarted':
        return redis.restart();
      case 'redisAway':
        await redis.kill();
        await pause(ms);
        return redis.start();
      case 'redisStandsStill':
        redis.pause(ms);
        return pause(ms + 20);
      case 'cableCut':
        process.redisCable.cut();
        await pause(ms);
        return process.redisCable.mend();
      case 'processKilled':
        await process.kill();
        await pause(ms / 4);
        return process.start();
      case 'postgresRestarted':
        return postgres.restart();
      case 'postgresKilled':
        await postgres.kill();
        return postgres.start();
    }
  }
}
