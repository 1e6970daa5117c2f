import type { Limits } from '@/lib/protocol/limits';
import type { Log } from '../log';
import type { LogRow, MapHead, Storage } from '../storage/storage';
import type { PresenceEntry } from '../sync/frames';
import type { Fanout, FanoutChannel, FanoutListener, LinkedRoom, RoomLink, ToldRow } from './fanout';
import type { HeadWatch, Watched } from './head-watch';
import { RowOrder } from './row-order';

export interface FollowerContext {
  readonly storage: Storage;
  /** Null: other processes are heard through the storage alone. */
  readonly fanout: Fanout | null;
  readonly watch: HeadWatch;
  readonly limits: Limits;
  readonly log: Log;
  /** Rows of other processes were taken; by the way they came. */
  readonly onRows?: (way: 'stream' | 'storage', count: number) => void;
  /** Rows were missing and are looked up. */
  readonly onGap?: () => void;
}

const RETRY_MS = { first: 50, most: 2_000 };

/**
 * Follows one map through what other processes say and, as the authority, through the storage, so that its room gets
 * every row of theirs. It listens before the document is loaded; what it hears in between waits until `begin`.
 */
export class MapFollower implements RoomLink {
  readonly #mapId: string;
  readonly #context: FollowerContext;
  readonly #watched: Watched;
  #channel: FanoutChannel | null = null;
  #room: LinkedRoom | null = null;
  #order = new RowOrder(0);
  /** What was heard before there was a room. */
  #early: ((room: LinkedRoom) => void)[] = [];
  #patience: ReturnType<typeof setTimeout> | null = null;
  #catchingUp = false;
  #retryMs = RETRY_MS.first;
  #closed = false;

  private constructor(mapId: string, context: FollowerContext) {
    this.#mapId = mapId;
    this.#context = context;
    this.#watched = this.#watch();
  }

  /** Begins to listen; settles when nothing that is said from now on is missed. Never rejects. */
  static async listen(mapId: string, context: FollowerContext): Promise<MapFollower> {
    const follower = new MapFollower(mapId, context);
    follower.#channel = (await context.fanout?.open(mapId, follower.#listener())) ?? null;
    return follower;
  }

  /** The document was loaded with all rows up to `lastSeq`: from now on `room` is told what it lacks. */
  begin(room: LinkedRoom, lastSeq: number): void {
    this.#room = room;
    this.#order = new RowOrder(lastSeq);
    const early = this.#early;
    this.#early = [];
    for (const tell of early) tell(room);
    this.#context.watch.add(this.#watched);
  }

  stored(rows: readonly LogRow[]): void {
    for (const { seq } of rows) this.#order.take(seq, null);
    this.#channel?.rows(rows);
    this.#hand(this.#order.takeReady());
    this.#waitForMissing();
  }

  presence(entries: readonly PresenceEntry[]): void {
    this.#channel?.presence(entries, false);
  }

  probe(client: number): void {
    this.#channel?.probe(client);
  }

  covered(): number {
    return this.#order.covered;
  }

  async others(): Promise<number | null> {
    return this.#channel ? this.#channel.others() : null;
  }

  close(): void {
    this.#closed = true;
    this.#early = [];
    if (this.#patience) clearTimeout(this.#patience);
    this.#context.watch.remove(this.#watched);
    this.#channel?.close();
  }

  #listener(): FanoutListener {
    return {
      rows: (rows) => this.#tell(() => this.#takeRows(rows)),
      presence: (process, entries, whole) =>
        this.#tell((room) => {
          room.takePresence(process, entries);
          if (whole) room.keepPresence(process, new Set(entries.map(({ client }) => client)));
        }),
      newcomer: () => this.#tell((room) => this.#showOwn(room)),
      processGone: (process) => this.#tell((room) => room.keepPresence(process, NOBODY)),
      probe: (client) =>
        this.#tell((room) => {
          room.probe(client);
          // Whoever asks may not have heard that it left.
          if (!room.ownPresence().some((entry) => entry.client === client)) this.#showOwn(room);
        }),
      event: (event) => this.#tell((room) => room.takeEvent(event)),
      gap: () =>
        this.#tell((room) => {
          // The others may have given this process up meanwhile.
          this.#showOwn(room);
          this.#context.watch.lookNow();
        }),
    };
  }

  #watch(): Watched {
    let coveredBefore = 0;
    let generations: string | null = null;
    let gone = false;
    return {
      mapId: this.#mapId,
      beforeLook: () => {
        coveredBefore = this.#order.covered;
      },
      look: (head) =>
        this.#tell((room) => {
          if (!head || head.deleted) {
            if (!gone) room.takeEvent({ kind: 'deleted' });
            gone = true;
            return;
          }
          const found = generationsOf(head);
          // At first sight nobody knows since when: whoever came by older links would be told twice at most.
          if (found !== (generations ?? NEVER_RENEWED)) room.takeEvent({ kind: 'keys-renewed' });
          generations = found;
          if (head.lastSeq < coveredBefore) {
            room.abandon(new Error('the storage has fewer rows than before: it was put back'));
            return;
          }
          this.#order.expect(head.lastSeq);
          this.#waitForMissing();
        }),
    };
  }

  #tell(say: (room: LinkedRoom) => void): void {
    if (this.#closed) return;
    if (this.#room) say(this.#room);
    else this.#early.push(say);
  }

  #showOwn(room: LinkedRoom): void {
    this.#channel?.presence(room.ownPresence(), true);
  }

  #takeRows(rows: readonly ToldRow[]): void {
    let untold = false;
    for (const { seq, update } of rows) {
      if (update) this.#take({ seq, update }, 'stream');
      else {
        this.#order.expect(seq);
        untold = true;
      }
    }
    this.#hand(this.#order.takeReady());
    if (untold && this.#order.lacks) void this.#catchUp();
    else this.#waitForMissing();
  }

  #take({ seq, update }: LogRow, way: 'stream' | 'storage'): void {
    if (this.#order.take(seq, update)) this.#context.onRows?.(way, 1);
  }

  /** In order, so that no row comes to the room before one that it builds on. */
  #hand(updates: readonly Uint8Array[]): void {
    if (updates.length === 0 || this.#closed) return;
    try {
      this.#room?.takeRows(updates);
    } catch (error) {
      this.#room?.abandon(error);
    }
  }

  /** What is missing may be on its way: own rows are numbered before their answer is here, others overtake each other. */
  #waitForMissing(): void {
    if (this.#patience || this.#catchingUp || this.#closed || !this.#order.lacks) return;
    this.#patience = setTimeout(() => {
      this.#patience = null;
      if (this.#order.lacks && !this.#closed) void this.#catchUp();
    }, this.#context.limits.rowPatienceMs);
  }

  /** Reads what is missing from the storage; tries again for as long as it does not answer. Never rejects. */
  async #catchUp(): Promise<void> {
    const { storage, log, onGap } = this.#context;
    if (this.#catchingUp || this.#closed) return;
    this.#catchingUp = true;
    onGap?.();
    while (this.#order.lacks && !this.#closed) {
      try {
        const rows = await storage.since(this.#mapId, this.#order.covered);
        if (rows) this.#takeStored(rows);
        else await this.#takeWhole();
        this.#retryMs = RETRY_MS.first;
      } catch (error) {
        log.warn({ map: this.#mapId, error: String(error) }, 'rows of other processes can’t be read now; trying again');
        await this.#pause();
      }
    }
    this.#catchingUp = false;
  }

  #takeStored(rows: readonly LogRow[]): void {
    for (const row of rows) this.#take(row, 'storage');
    const last = rows.at(-1);
    if (last) this.#order.coverThrough(last.seq);
    this.#hand(this.#order.takeReady());
    // Rows are told of only when they are stored.
    if (this.#order.lacks) this.#room?.abandon(new Error('rows that were stored are no longer there: it was put back'));
  }

  /** A snapshot has taken the place of some of the rows: the whole has them. What is known already changes nothing. */
  async #takeWhole(): Promise<void> {
    const { snapshot, pending, updates, lastSeq } = await this.#context.storage.load(this.#mapId);
    const parts = [snapshot, ...updates, pending].filter((part) => part !== null);
    this.#context.onRows?.('storage', parts.length);
    this.#hand(parts);
    this.#order.coverThrough(lastSeq);
    this.#hand(this.#order.takeReady());
  }

  async #pause(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#retryMs));
    this.#retryMs = Math.min(2 * this.#retryMs, RETRY_MS.most);
  }
}

const NOBODY: ReadonlySet<number> = new Set();
const NEVER_RENEWED = generationsOf({ generations: { edit: 0, view: 0 } });

function generationsOf({ generations }: Pick<MapHead, 'generations'>): string {
  return `${generations.edit}-${generations.view}`;
}
