import { scanDepth } from '@/lib/exchange/scan-depth';
import { LIMITS } from '@/lib/protocol/limits';
import { type PresenceEntry, presenceFrame, readPresence } from './frames';
import type { Member } from './member';

const PRESENCE_DEPTH = 16;

interface Shown extends PresenceEntry {
  readonly member: Member;
}

/**
 * Who shows what in a room. A member speaks for one client id: the first free one that it names. What it says of others
 * is dropped in silence, since y-websocket's own client repeats everybody's presence.
 */
export class RoomPresence {
  readonly #shown = new Map<number, Shown>();
  readonly #ids = new Map<Member, number>();

  /** Takes a member's presence message; returns what to tell the others, or null. Throws when it can't be read. */
  receive(member: Member, bytes: Uint8Array): Uint8Array | null {
    let news: PresenceEntry | null = null;
    for (const entry of readPresence(bytes)) {
      if (this.#speaksFor(member, entry) && this.#isNewer(entry) && isShowable(entry.state)) {
        this.#shown.set(entry.client, { ...entry, member });
        news = entry;
      }
    }
    return news && presenceFrame([news]);
  }

  /** Everybody's presence, for a newcomer; null when there is none. */
  all(): Uint8Array | null {
    const entries = [...this.#shown.values()].filter(({ state }) => state !== 'null');
    return entries.length === 0 ? null : presenceFrame(entries);
  }

  /** Forgets a member; returns what to tell the others, or null. */
  leave(member: Member): Uint8Array | null {
    const client = this.#ids.get(member);
    this.#ids.delete(member);
    const shown = client === undefined ? undefined : this.#shown.get(client);
    if (client === undefined || !shown) return null;
    this.#shown.delete(client);
    return shown.state === 'null' ? null : presenceFrame([{ client, clock: shown.clock + 1, state: 'null' }]);
  }

  #speaksFor(member: Member, { client, clock, state }: PresenceEntry): boolean {
    const bound = this.#ids.get(member);
    if (bound !== undefined) return bound === client;
    const holder = this.#shown.get(client);
    if (holder) {
      // Perhaps the same client after a cut, perhaps somebody else's words: whoever holds the id has to answer.
      if (clock > holder.clock) holder.member.probe();
      return false;
    }
    if (state === 'null') return false;
    this.#ids.set(member, client);
    return true;
  }

  #isNewer({ client, clock, state }: PresenceEntry): boolean {
    const before = this.#shown.get(client);
    return !before || clock > before.clock || (clock === before.clock && state === 'null');
  }
}

function isShowable(state: string): boolean {
  if (Buffer.byteLength(state) > LIMITS.presenceBytes || !scanDepth(state, PRESENCE_DEPTH).ok) return false;
  try {
    const value: unknown = JSON.parse(state);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
