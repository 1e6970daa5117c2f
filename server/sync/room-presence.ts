import * as decoding from 'lib0/decoding';
import { scanDepth } from '@/lib/exchange/scan-depth';
import { LIMITS } from '@/lib/protocol/limits';
import type { PresenceEntry } from './frames';
import type { Member } from './member';

const PRESENCE_DEPTH = 16;
const LEFT = 'null';

interface Shown extends PresenceEntry {
  /** Null for a client of another process. */
  readonly member: Member | null;
  readonly process: string | null;
}

interface RawEntry {
  readonly client: number;
  readonly clock: number;
  readonly bytes: Uint8Array;
}

/** A changed entry, with the member whose own it is. */
export interface PresenceNews extends PresenceEntry {
  readonly member: Member | null;
  /** It is about a client of this process. */
  readonly own: boolean;
}

/**
 * Who shows what in a room. A member speaks for one client id: the first free one that it names. What it says of others
 * is dropped in silence, since y-websocket's own client repeats everybody's presence. News wait until they are taken:
 * of each client only the newest counts.
 */
export class RoomPresence {
  readonly #shown = new Map<number, Shown>();
  readonly #ids = new Map<Member, number>();
  readonly #news = new Map<number, PresenceNews>();
  /** The newest word of members whose id is known, as it came: of a flood only the last is ever read. */
  readonly #unread = new Map<Member, RawEntry>();
  readonly #probeElsewhere: (client: number) => void;

  /** `probeElsewhere` asks another process whether its client still answers. */
  constructor(probeElsewhere: (client: number) => void) {
    this.#probeElsewhere = probeElsewhere;
  }

  get hasNews(): boolean {
    return this.#news.size > 0 || this.#unread.size > 0;
  }

  /** Takes a member's presence message. Throws when it can't be read. */
  receive(member: Member, bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    let bound = this.#ids.get(member);
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      // Most of what y-websocket's clients send is of others: it is not even looked at.
      if ((bound !== undefined && bound !== client) || bytes.length > LIMITS.presenceBytes) continue;
      if (bound === client) {
        if (clock >= (this.#unread.get(member)?.clock ?? 0)) this.#unread.set(member, { client, clock, bytes });
      } else {
        this.#take(member, { client, clock, bytes });
        bound = this.#ids.get(member);
      }
    }
  }

  /** What clients of another process show. */
  takeRemote(process: string, entries: readonly PresenceEntry[]): void {
    this.#read();
    for (const entry of entries) {
      const holder = this.#shown.get(entry.client);
      if (holder?.member || !this.#isNewer(entry) || !isShowable(entry.state)) continue;
      if (entry.state === LEFT) {
        if (holder?.process !== process) continue;
        this.#shown.delete(entry.client);
      } else {
        this.#shown.set(entry.client, { ...entry, member: null, process });
      }
      this.#news.set(entry.client, { ...entry, member: null, own: false });
    }
  }

  /** Forgets the clients of another process but these. */
  keepRemote(process: string, clients: ReadonlySet<number>): void {
    for (const shown of this.#shown.values()) {
      if (shown.process === process && !clients.has(shown.client)) this.#forget(shown);
    }
  }

  /** Forgets a member. */
  leave(member: Member): void {
    this.#read();
    const client = this.#ids.get(member);
    this.#ids.delete(member);
    const shown = client === undefined ? undefined : this.#shown.get(client);
    if (shown) this.#forget(shown);
  }

  /** Asks the member that holds this id whether it still answers. */
  probe(client: number): void {
    this.#shown.get(client)?.member?.probe();
  }

  /** What has changed since this was last asked. */
  takeNews(): PresenceNews[] {
    this.#read();
    const news = [...this.#news.values()];
    this.#news.clear();
    return news;
  }

  /** Everybody's presence, for a newcomer. */
  all(): PresenceEntry[] {
    this.#read();
    return [...this.#shown.values()].filter(({ state }) => state !== LEFT);
  }

  /** What the members of this process show. */
  own(): PresenceEntry[] {
    this.#read();
    return [...this.#shown.values()].filter(({ member, state }) => member !== null && state !== LEFT);
  }

  #read(): void {
    if (this.#unread.size === 0) return;
    const unread = [...this.#unread];
    this.#unread.clear();
    for (const [member, entry] of unread) this.#take(member, entry);
  }

  #take(member: Member, { client, clock, bytes }: RawEntry): void {
    const state = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
    const entry = { client, clock, state };
    if (!this.#speaksFor(member, entry) || !this.#isNewer(entry) || !isShowable(state)) return;
    this.#shown.set(client, { ...entry, member, process: null });
    this.#news.set(client, { ...entry, member, own: true });
  }

  #forget({ client, clock, state, process }: Shown): void {
    this.#shown.delete(client);
    if (state === LEFT) return;
    this.#news.set(client, { client, clock: clock + 1, state: LEFT, member: null, own: process === null });
  }

  #speaksFor(member: Member, { client, clock, state }: PresenceEntry): boolean {
    const bound = this.#ids.get(member);
    if (bound !== undefined) return bound === client;
    const holder = this.#shown.get(client);
    if (holder) {
      // Perhaps the same client after a cut, perhaps somebody else's words: whoever holds the id has to answer.
      if (clock > holder.clock) {
        if (holder.member) holder.member.probe();
        else this.#probeElsewhere(client);
      }
      return false;
    }
    if (state === LEFT) return false;
    this.#ids.set(member, client);
    return true;
  }

  #isNewer({ client, clock, state }: PresenceEntry): boolean {
    const before = this.#shown.get(client);
    return !before || clock > before.clock || (clock === before.clock && state === LEFT);
  }
}

function isShowable(state: string): boolean {
  if (!scanDepth(state, PRESENCE_DEPTH).ok) return false;
  try {
    const value: unknown = JSON.parse(state);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
