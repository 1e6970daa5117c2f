import type { Redis } from 'ioredis';
import type { Limits } from '@/lib/protocol/limits';
import type { LogRow } from '../storage/storage';
import { encodeMessage, encodeRows, type ProcessMessage } from './process-messages';

const ROWS = 'tl:rows:';
const MAPS = 'tl:map:';
/** Where processes speak of themselves. */
export const EVERYBODY = 'tl:all';

/** The names of a map's stream of rows, and of its channel, in Redis. */
export const rowsKey = (mapId: string): string => ROWS + mapId;
export const mapChannel = (mapId: string): string => MAPS + mapId;
/** And back. */
export const mapOfRowsKey = (key: string): string => key.slice(ROWS.length);
export const mapOfChannel = (channel: string): string => channel.slice(MAPS.length);

/** What a process says in Redis, and asks there. What can't be said now is not said: no call throws, none waits. */
export class RedisTeller {
  readonly #redis: Redis;
  readonly #process: string;
  readonly #limits: Limits;
  readonly #wakeKey: string;
  #waking = false;

  /** Takes a connection for itself; `wakeKey` is the stream that ends the waiting of the process's own reader. */
  constructor(redis: Redis, process: string, wakeKey: string, limits: Limits) {
    this.#redis = redis;
    this.#process = process;
    this.#wakeKey = wakeKey;
    this.#limits = limits;
  }

  publish(channel: string, message: ProcessMessage): void {
    if (!this.#ready) return;
    this.#redis.publish(channel, encodeMessage(this.#process, message)).catch(() => undefined);
  }

  rows(mapId: string, rows: readonly LogRow[]): void {
    if (!this.#ready) return;
    const { streamEntries, streamEntryBytes, streamSeconds } = this.#limits;
    const key = rowsKey(mapId);
    const pipeline = this.#redis.pipeline();
    for (const entry of encodeRows(rows, streamEntryBytes)) {
      pipeline.xadd(key, 'MAXLEN', '~', streamEntries, '*', 'p', this.#process, 'r', entry);
    }
    pipeline.expire(key, streamSeconds);
    pipeline.exec().catch(() => undefined);
  }

  /** Ends the waiting of this process's reader: once for all of this turn. */
  wake(): void {
    if (this.#waking) return;
    this.#waking = true;
    setImmediate(() => {
      this.#waking = false;
      if (!this.#ready) return;
      const pipeline = this.#redis.pipeline();
      pipeline.xadd(this.#wakeKey, 'MAXLEN', 1, '*', 'w', '1').expire(this.#wakeKey, this.#limits.streamSeconds);
      pipeline.exec().catch(() => undefined);
    });
  }

  /** The ids of the newest entries of the maps' streams. Rejects when Redis does not answer. */
  async newest(mapIds: readonly string[]): Promise<string[]> {
    const pipeline = this.#redis.pipeline();
    for (const id of mapIds) pipeline.xrevrange(rowsKey(id), '+', '-', 'COUNT', 1);
    const answers = (await pipeline.exec()) ?? [];
    return mapIds.map((_, index) => {
      const [error, entries] = answers[index] ?? [new Error('no answer'), null];
      if (error) throw error;
      return (entries as [id: string][])[0]?.[0] ?? '0-0';
    });
  }

  /** How many hear a map's channel, this process included; null when there is no answer. */
  async hearers(mapId: string): Promise<number | null> {
    try {
      return Number((await this.#redis.pubsub('NUMSUB', mapChannel(mapId)))[1]);
    } catch {
      return null;
    }
  }

  /** Says goodbye, so that others need not wait for the silence. Never rejects. */
  async leave(): Promise<void> {
    if (!this.#ready) return;
    const goodbye = encodeMessage(this.#process, { kind: 'gone' });
    await Promise.allSettled([this.#redis.publish(EVERYBODY, goodbye), this.#redis.del(this.#wakeKey)]);
  }

  get #ready(): boolean {
    return this.#redis.status === 'ready';
  }
}
