import type { Limits } from '@/lib/protocol/limits';
import type { RoomLink } from '../fanout/fanout';
import type { Metrics } from '../metrics';
import type { PresenceEntry } from './frames';
import type { Member } from './member';
import { PresenceRounds } from './presence-rounds';
import { RoomPresence } from './room-presence';

export interface RoomCrowdOptions {
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** To the other processes that have the map open; null when there are none. */
  readonly link: () => RoomLink | null;
}

/** Who is in a room, here and at other processes, and what they show of themselves. */
export class RoomCrowd {
  readonly #members = new Set<Member>();
  readonly #presence: RoomPresence;
  readonly #rounds: PresenceRounds;

  constructor({ limits, metrics, link }: RoomCrowdOptions) {
    this.#presence = new RoomPresence((client) => link()?.probe(client));
    this.#rounds = new PresenceRounds({
      presence: this.#presence,
      members: this.#members,
      limits,
      onRound: (intervalMs) => metrics.presenceRound(intervalMs / 1000),
      onOwnNews: (news) => link()?.presence(news),
    });
  }

  /** Those who are here. */
  get members(): ReadonlySet<Member> {
    return this.#members;
  }

  /** Lets a member in: it is told who is here. */
  join(member: Member): void {
    this.#members.add(member);
    this.#rounds.tellAll(member);
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#rounds.leave(member);
    this.#presence.leave(member);
    this.#tellNews();
  }

  /** Throws when the message can't be read. */
  receive(member: Member, bytes: Uint8Array): void {
    this.#presence.receive(member, bytes);
    this.#tellNews();
  }

  /** Tells a member who is here, as it has asked. */
  tellAll(member: Member): void {
    this.#rounds.tellAll(member);
  }

  /** What clients of another process show. */
  takeRemote(process: string, entries: readonly PresenceEntry[]): void {
    this.#presence.takeRemote(process, entries);
    this.#tellNews();
  }

  /** Forgets the clients of another process but these. */
  keepRemote(process: string, clients: ReadonlySet<number>): void {
    this.#presence.keepRemote(process, clients);
    this.#tellNews();
  }

  own(): readonly PresenceEntry[] {
    return this.#presence.own();
  }

  /** Asks the member that holds this id whether it still answers. */
  probe(client: number): void {
    this.#presence.probe(client);
  }

  closeWhere(test: (member: Member) => boolean, code: number, reason: string): void {
    for (const member of [...this.#members]) if (test(member)) member.close(code, reason);
  }

  /** Tells nothing any more. */
  end(): void {
    this.#rounds.end();
  }

  #tellNews(): void {
    if (this.#presence.hasNews) this.#rounds.schedule();
  }
}
