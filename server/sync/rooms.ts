import { CLOSE } from '@/lib/protocol/close-codes';
import { type Generations, hasEnded } from '@/lib/protocol/keys';
import type { Limits } from '@/lib/protocol/limits';
import type { MapEvent } from '../fanout/fanout';
import { type FollowerContext, MapFollower } from '../fanout/map-follower';
import type { Log } from '../log';
import type { Metrics } from '../metrics';
import type { Storage } from '../storage/storage';
import { Backlog } from './backlog';
import { loadDocument } from './load-document';
import type { Member } from './member';
import { Room } from './room';
import { Turns } from './turns';

export interface RoomsOptions {
  readonly storage: Storage;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** How long a map stays in memory after its last user left, in milliseconds. */
  readonly idleMs: number;
  readonly watcher?: RoomWatcher;
  /** How maps are followed that other processes serve too; left out where there are none. */
  readonly following?: FollowerContext;
}

/** Said to whoever came by a link that has been renewed. */
export const LINK_RENEWED = 'this link was renewed';
const DELETED = 'the map was deleted';

/** Hears of the life of open maps. What it throws is logged and disturbs nobody. */
export interface RoomWatcher {
  /** A map was loaded; nobody has joined it before this settles. */
  opened(room: Room): Promise<void>;
  /** Something of it was stored. Called often: it has to be quick. */
  stored(room: Room): void;
  /** Nobody has used it for a while; it is unloaded when this has settled, unless somebody came meanwhile. */
  emptied(room: Room): Promise<void>;
}

/** How long a map that has failed is left alone, in milliseconds: at first, and at most when it fails again. */
const BRAKE_MS = { first: 100, most: 2000 };

/** How often maps are looked over for what they can do without. */
const REST_MS = 2000;

interface Entry {
  readonly loading: Promise<Room>;
  users: number;
  idle: ReturnType<typeof setTimeout> | null;
}

/** The maps in memory: each is loaded once, kept while somebody uses it, and unloaded some time after. */
export class Rooms {
  /** What is on its way to the storage. */
  readonly backlog: Backlog;
  readonly #options: RoomsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #open = new Map<string, Room>();
  readonly #rest: ReturnType<typeof setInterval>;
  readonly #turns: Turns;
  /** Maps that have failed since something of them was last stored: their clients come back at once, and again. */
  readonly #failures = new Map<string, { readonly brakeMs: number; readonly until: number }>();
  #due: Room[] = [];

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#turns = new Turns(options.limits.turnMs);
    this.backlog = new Backlog(options.limits.unstoredBytes);
    options.metrics.watchBacklog(this.backlog);
    this.#rest = setInterval(() => {
      const now = performance.now();
      for (const room of this.#open.values()) room.rest(now);
    }, REST_MS);
    this.#rest.unref();
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

  /** A map was deleted: closes its sockets, those of other processes too. */
  endMap(id: string): void {
    this.closeMap(id, CLOSE.unknownMap, DELETED);
    this.#options.following?.fanout?.announce(id, { kind: 'deleted' });
  }

  /** Closes the sockets of a map, if any, whose links are no longer those of `now`; other processes do the same. */
  endLinks(id: string, now: Generations): void {
    this.#endLinks(id, now);
    this.#options.following?.fanout?.announce(id, { kind: 'keys-renewed' });
  }

  #endLinks(id: string, now: Generations): void {
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

  /** Stops the timers; nothing is unloaded any more. */
  end(): void {
    clearInterval(this.#rest);
    for (const entry of this.#entries.values()) if (entry.idle) clearTimeout(entry.idle);
    for (const room of this.#open.values()) room.destroy();
    this.#open.clear();
    this.#entries.clear();
  }

  #load(id: string): Entry {
    const { log, metrics } = this.#options;
    const loading = this.#openRoom(id, () => this.#drop(id, entry)).catch((error) => {
      this.#drop(id, entry);
      log.error({ map: id, error: String(error) }, 'a map could not be loaded');
      throw error;
    });
    const entry: Entry = { loading, users: 0, idle: null };
    this.#entries.set(id, entry);
    metrics.mapsLoaded(this.#entries.size);
    return entry;
  }

  async #openRoom(id: string, drop: () => void): Promise<Room> {
    const { following } = this.#options;
    await this.#brake(id);
    // What others say while the document is loaded must not be missed.
    const follower = following ? await MapFollower.listen(id, following) : null;
    try {
      const room = await this.#loadRoom(id, follower, drop);
      await this.#watch('opened', () => this.#options.watcher?.opened(room));
      return room;
    } catch (error) {
      follower?.close();
      throw error;
    }
  }

  async #loadRoom(id: string, follower: MapFollower | null, drop: () => void): Promise<Room> {
    const { storage, log, metrics, limits, watcher } = this.#options;
    const { backlog } = this;
    const loaded = await loadDocument(storage, id);
    const room = new Room(id, loaded, {
      storage,
      log,
      metrics,
      limits,
      backlog,
      turns: this.#turns,
      onFailure: () => {
        this.#noteFailure(id);
        drop();
      },
      onStored: (stored) => {
        this.#failures.delete(id);
        void this.#watch('stored', () => watcher?.stored(stored));
      },
      onEvent: (told, event) => this.#act(told, event),
      schedule: (due) => this.#schedule(due),
    });
    this.#open.set(id, room);
    if (follower) {
      room.follow(follower);
      follower.begin(room, loaded.lastSeq);
    }
    return room;
  }

  #noteFailure(id: string): void {
    const before = this.#failures.get(id)?.brakeMs ?? BRAKE_MS.first / 2;
    const brakeMs = Math.min(2 * before, BRAKE_MS.most);
    this.#failures.set(id, { brakeMs, until: performance.now() + brakeMs });
  }

  async #brake(id: string): Promise<void> {
    const wait = (this.#failures.get(id)?.until ?? 0) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  #act(room: Room, event: MapEvent): void {
    if (event.kind === 'deleted') room.closeAll(CLOSE.unknownMap, DELETED);
    else void this.#checkLinks(room);
  }

  async #checkLinks(room: Room): Promise<void> {
    try {
      const map = await this.#options.storage.findMap(room.id);
      if (!map || map.deleted !== null) room.closeAll(CLOSE.unknownMap, DELETED);
      else this.#endLinks(room.id, map.generations);
    } catch {
      // Whoever comes back is checked then.
      room.closeAll(CLOSE.comeBack, 'the links can’t be checked now; come back');
    }
  }

  /** What arrives in one turn of the process, in whatever map, is taken and stored together. */
  #schedule(room: Room): void {
    this.#due.push(room);
    if (this.#due.length > 1) return;
    setImmediate(() => {
      const due = this.#due;
      this.#due = [];
      for (const one of due) one.take();
    });
  }

  async #watch(what: string, task: () => Promise<void> | undefined | void): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#options.log.error({ error: String(error) }, `what follows when a map is ${what} failed`);
    }
  }

  #drop(id: string, entry: Entry): void {
    if (this.#entries.get(id) !== entry) return;
    this.#entries.delete(id);
    this.#open.delete(id);
    this.#options.metrics.mapsLoaded(this.#entries.size);
  }

  async #unload(room: Room, entry: Entry): Promise<void> {
    await this.#watch('emptied', () => this.#options.watcher?.emptied(room));
    await room.compact();
    // Somebody may have come back meanwhile; then a later leave sets a new timer.
    if (entry.users > 0 || this.#entries.get(room.id) !== entry) return;
    this.#drop(room.id, entry);
    this.#failures.delete(room.id);
    room.destroy();
  }
}
