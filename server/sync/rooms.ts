import { CLOSE } from '@/lib/protocol/close-codes';
import { type Generations, hasEnded } from '@/lib/protocol/keys';
import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import type { Storage } from '../storage/storage';
import { loadDocument } from './load-document';
import type { Member } from './member';
import { Room } from './room';

export interface RoomsOptions {
  readonly storage: Storage;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** How long a map stays in memory after its last user left, in milliseconds. */
  readonly idleMs: number;
}

/** Said to whoever came by a link that has been renewed. */
export const LINK_RENEWED = 'this link was renewed';

interface Entry {
  readonly loading: Promise<Room>;
  users: number;
  idle: ReturnType<typeof setTimeout> | null;
}

/** The maps in memory: each is loaded once, kept while somebody uses it, and unloaded some time after. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** Opens a map that exists; each call needs its own `release`. Rejects when it can't be loaded. */
  async acquire(id: string): Promise<Room> {
    const entry = this.#entries.get(id) ?? this.#load(id);
    entry.users += 1;
    if (entry.idle) clearTimeout(entry.idle);
    entry.idle = null;
    return entry.loading;
  }

  /** Says that one user of a room is done with it. */
  release(room: Room): void {
    const entry = this.#entries.get(room.id);
    if (!entry) return;
    void entry.loading.then((current) => {
      // After a failure another room of the same map may have taken its place; it counts its own users.
      if (current !== room) return;
      entry.users -= 1;
      if (entry.users === 0) entry.idle = setTimeout(() => void this.#unload(room, entry), this.#options.idleMs);
    });
  }

  /** Uses a map for as long as `task` takes. */
  async use<T>(id: string, task: (room: Room) => Promise<T>): Promise<T> {
    const room = await this.acquire(id);
    try {
      return await task(room);
    } finally {
      this.release(room);
    }
  }

  /** Closes the sockets of a map, if any. */
  closeMap(id: string, code: number, reason: string): void {
    this.#entries.get(id)?.loading.then(
      (room) => room.closeAll(code, reason),
      () => undefined,
    );
  }

  /** Closes the sockets of a map, if any, whose links are no longer those of `now`. */
  endLinks(id: string, now: Generations): void {
    const ended = ({ grant }: Member): boolean => hasEnded(grant, now);
    this.#entries.get(id)?.loading.then(
      (room) => room.closeWhere(ended, CLOSE.noTicket, LINK_RENEWED),
      () => undefined,
    );
  }

  /** Settles when all that was taken is stored and handed out, or can't be. */
  async flush(): Promise<void> {
    const waits = [...this.#entries.values()].map(async ({ loading }) => (await loading).settled());
    await Promise.allSettled(waits);
  }

  closeAll(code: number, reason: string): void {
    for (const id of this.#entries.keys()) this.closeMap(id, code, reason);
  }

  /** Stops the timers; nothing is unloaded any more. */
  end(): void {
    for (const entry of this.#entries.values()) if (entry.idle) clearTimeout(entry.idle);
    this.#entries.clear();
  }

  #load(id: string): Entry {
    const { storage, log, metrics, limits } = this.#options;
    const drop = (): void => {
      if (this.#entries.get(id) === entry) this.#entries.delete(id);
      metrics.mapsLoaded(this.#entries.size);
    };
    const loading = loadDocument(storage, id).then(
      (loaded) => new Room(id, loaded, { storage, log, metrics, limits, onFailure: drop }),
      (error) => {
        drop();
        log.error({ map: id, error: String(error) }, 'a map could not be loaded');
        throw error;
      },
    );
    const entry: Entry = { loading, users: 0, idle: null };
    this.#entries.set(id, entry);
    metrics.mapsLoaded(this.#entries.size);
    return entry;
  }

  async #unload(room: Room, entry: Entry): Promise<void> {
    await room.compact();
    // Somebody may have come back meanwhile; then a later leave sets a new timer.
    if (entry.users > 0 || this.#entries.get(room.id) !== entry) return;
    this.#entries.delete(room.id);
    room.destroy();
    this.#options.metrics.mapsLoaded(this.#entries.size);
  }
}
