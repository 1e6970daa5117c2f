import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Fanout, FanoutChannel, FanoutListener, MapEvent, ToldRow } from './fanout';
import { HeardProcesses } from './heard-processes';
import { decodeMessage, decodeRows, type ProcessMessage } from './process-messages';
import { connectRedis } from './redis-connection';
import { EVERYBODY, mapChannel, mapOfChannel, mapOfRowsKey, RedisTeller, rowsKey } from './redis-teller';
import { StreamReader } from './stream-reader';

export interface RedisFanoutOptions {
  /** `redis://` or, with TLS, `rediss://` */
  readonly url: string;
  readonly limits: Limits;
  readonly log: Log;
  /** Told when the others are heard again, and when no longer. */
  readonly onConnected?: (connected: boolean) => void;
}

/** How long the reader waits in Redis at once. */
const BLOCK_MS = 2000;

interface OpenMap {
  readonly listeners: Set<FanoutListener>;
  /** Settles when nothing that is said from now on is missed, or when that can't be had; null: not on these connections. */
  joined: Promise<boolean> | null;
}

/**
 * Processes tell each other through Redis: stored rows by a stream a map, all else by pub/sub. Nothing here is an
 * authority: what Redis loses, and all that happens while it is away, is found in the storage.
 */
export class RedisFanout implements Fanout {
  /** Of this process, for as long as it lives. */
  readonly id = randomBytes(9).toString('base64url');
  readonly #options: RedisFanoutOptions;
  readonly #connections: readonly [telling: Redis, hearing: Redis, waiting: Redis];
  readonly #hearing: Redis;
  readonly #teller: RedisTeller;
  readonly #reader: StreamReader;
  readonly #maps = new Map<string, OpenMap>();
  readonly #processes: HeardProcesses;
  readonly #heart: ReturnType<typeof setInterval>;
  /** Rows of the answer that is being read, by map. */
  #batch = new Map<string, ToldRow[]>();
  /** Null until the first attempt has come out. */
  #connected: boolean | null = null;
  #joining = false;
  #closed = false;

  /** Throws StorageError when the address is none. Begins to connect, and goes on trying for ever. */
  constructor(options: RedisFanoutOptions) {
    this.#options = options;
    const { url, limits } = options;
    const wakeKey = `tl:wake:${this.id}`;
    this.#processes = new HeardProcesses(limits.processSilenceMs);
    const telling = connectRedis(url, limits);
    const waiting = connectRedis(url, limits, BLOCK_MS + limits.redisPatienceMs);
    this.#hearing = connectRedis(url, limits);
    this.#connections = [telling, this.#hearing, waiting];
    this.#teller = new RedisTeller(telling, this.id, wakeKey, limits);
    this.#reader = new StreamReader({
      redis: waiting,
      wakeKey,
      blockMs: BLOCK_MS,
      onEntry: (key, values) => this.#takeEntry(mapOfRowsKey(key), values),
      onBatchEnd: () => this.#handRows(),
    });
    this.#hearing.on('messageBuffer', (channel: Buffer, bytes: Buffer) => this.#hear(channel.toString(), bytes));
    for (const redis of this.#connections) {
      redis.on('ready', () => void this.#join());
      redis.on('close', () => this.#part());
      redis.connect().catch(() => undefined);
    }
    this.#heart = setInterval(() => this.#beat(), limits.heartbeatMs);
  }

  get connected(): boolean {
    return this.#connected === true;
  }

  async open(mapId: string, listener: FanoutListener): Promise<FanoutChannel> {
    const map: OpenMap = this.#maps.get(mapId) ?? { listeners: new Set(), joined: null };
    this.#maps.set(mapId, map);
    map.listeners.add(listener);
    // Otherwise it is joined with all others, and told that it may have missed something.
    if (this.#connected) map.joined ??= this.#joinMaps([mapId]);
    await map.joined;
    this.#teller.publish(mapChannel(mapId), { kind: 'newcomer' });
    return this.#channel(mapId, map, listener);
  }

  announce(mapId: string, event: MapEvent): void {
    this.#teller.publish(mapChannel(mapId), { kind: 'event', event });
  }

  async ping(): Promise<void> {
    await this.#connections[0].ping();
    if (!this.#connected) throw new Error('Redis is being connected');
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#heart);
    this.#maps.clear();
    await this.#teller.leave();
    for (const redis of this.#connections) redis.disconnect();
  }

  #channel(mapId: string, map: OpenMap, listener: FanoutListener): FanoutChannel {
    const tell = (message: ProcessMessage): void => this.#teller.publish(mapChannel(mapId), message);
    return {
      rows: (rows) => this.#teller.rows(mapId, rows),
      presence: (entries, whole) => tell({ kind: 'presence', entries, whole }),
      probe: (client) => tell({ kind: 'probe', client }),
      event: (event) => tell({ kind: 'event', event }),
      others: async () => {
        const hearers = this.#connected ? await this.#teller.hearers(mapId) : null;
        return hearers === null ? null : Math.max(0, hearers - 1);
      },
      close: () => {
        map.listeners.delete(listener);
        if (map.listeners.size > 0 || this.#maps.get(mapId) !== map) return;
        this.#maps.delete(mapId);
        this.#reader.forget(rowsKey(mapId));
        if (this.#hearing.status === 'ready') this.#hearing.unsubscribe(mapChannel(mapId)).catch(() => undefined);
      },
    };
  }

  /** Once all three connections are there, hears of every open map; what was said meanwhile is in the storage. */
  async #join(): Promise<void> {
    if (this.#joining || this.#closed || !this.#allReady()) return;
    this.#joining = true;
    for (const map of this.#maps.values()) map.joined = null;
    const joined = await this.#joinAll();
    this.#joining = false;
    if (!joined || !this.#allReady() || this.#closed) return;
    this.#setConnected(true);
    this.#beat();
    for (const [mapId, { listeners }] of this.#maps) {
      this.#teller.publish(mapChannel(mapId), { kind: 'newcomer' });
      for (const listener of listeners) listener.gap();
    }
  }

  async #joinAll(): Promise<boolean> {
    try {
      await this.#hearing.subscribe(EVERYBODY);
    } catch {
      this.#reconnect();
      return false;
    }
    // Maps may be opened meanwhile.
    for (;;) {
      const missing = [...this.#maps].filter(([, { joined }]) => joined === null);
      const joined = this.#joinMaps(missing.map(([id]) => id));
      for (const [, map] of missing) map.joined = joined;
      if (!(await joined)) return false;
      if ([...this.#maps.values()].every((map) => map.joined !== null)) return true;
    }
  }

  /** Never rejects: without an answer in time a connection ends, and all is joined anew with the next. */
  async #joinMaps(mapIds: readonly string[]): Promise<boolean> {
    try {
      if (mapIds.length > 0) {
        await this.#hearing.subscribe(...mapIds.map(mapChannel));
        const newest = await this.#teller.newest(mapIds);
        mapIds.forEach((id, index) => {
          if (this.#maps.has(id)) this.#reader.follow(rowsKey(id), newest[index] ?? '0-0');
        });
        this.#teller.wake();
      }
      this.#reader.start();
      return true;
    } catch {
      this.#reconnect();
      return false;
    }
  }

  #allReady(): boolean {
    return this.#connections.every(({ status }) => status === 'ready');
  }

  #reconnect(): void {
    if (this.#hearing.status === 'ready') this.#hearing.disconnect(true);
  }

  /** A connection was lost. */
  #part(): void {
    for (const map of this.#maps.values()) map.joined = null;
    this.#setConnected(false);
  }

  #takeEntry(mapId: string, [process, bytes]: readonly Buffer[]): void {
    if (!process || !bytes || process.toString() === this.id) return;
    const rows = decodeRows(bytes) ?? [];
    const batch = this.#batch.get(mapId);
    if (batch) batch.push(...rows);
    else this.#batch.set(mapId, rows);
  }

  #handRows(): void {
    const batch = this.#batch;
    this.#batch = new Map();
    for (const [mapId, rows] of batch) this.#each(mapId, (listener) => listener.rows(rows));
  }

  #hear(channel: string, bytes: Buffer): void {
    const heard = decodeMessage(bytes);
    if (!heard || heard.process === this.id || this.#closed) return;
    const { process, message } = heard;
    if (message.kind === 'gone') {
      if (this.#processes.leave(process)) this.#lose(process);
      return;
    }
    // It was only slow, and what its people show was taken out here.
    if (this.#processes.hear(process, performance.now())) {
      for (const mapId of this.#maps.keys()) this.#teller.publish(mapChannel(mapId), { kind: 'newcomer' });
    }
    const mapId = mapOfChannel(channel);
    if (message.kind === 'presence') {
      this.#each(mapId, (one) => one.presence(process, message.entries, message.whole));
    }
    if (message.kind === 'newcomer') this.#each(mapId, (one) => one.newcomer());
    if (message.kind === 'probe') this.#each(mapId, (one) => one.probe(message.client));
    if (message.kind === 'event') this.#each(mapId, (one) => one.event(message.event));
  }

  #beat(): void {
    this.#teller.publish(EVERYBODY, { kind: 'alive' });
    // Says nothing to anybody: no answer in time ends a connection that is only half there.
    if (this.#hearing.status === 'ready') this.#hearing.ping().catch(() => undefined);
    for (const process of this.#processes.look(performance.now())) this.#lose(process);
  }

  #lose(process: string): void {
    for (const { listeners } of this.#maps.values()) for (const one of listeners) one.processGone(process);
  }

  #each(mapId: string, tell: (listener: FanoutListener) => void): void {
    for (const listener of this.#maps.get(mapId)?.listeners ?? []) tell(listener);
  }

  #setConnected(connected: boolean): void {
    if (this.#connected === connected || this.#closed) return;
    this.#connected = connected;
    const { log, onConnected } = this.#options;
    if (connected) log.info({}, 'Redis is connected: other processes are heard at once');
    else log.warn({}, 'Redis can’t be reached: what other processes store is looked up in the database meanwhile');
    onConnected?.(connected);
  }
}
