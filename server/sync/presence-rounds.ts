import type { Limits } from '@/lib/protocol/limits';
import { presenceFrame } from './frames';
import type { Member } from './member';
import type { PresenceNews, RoomPresence } from './room-presence';
import { toWire } from './wire';

export interface PresenceRoundsOptions {
  readonly presence: RoomPresence;
  readonly members: ReadonlySet<Member>;
  readonly limits: Limits;
  /** Hears of each round: how long until the next may begin, in milliseconds. */
  readonly onRound: (intervalMs: number) => void;
  /** Hears what this process' own clients have changed. */
  readonly onOwnNews: (news: readonly PresenceNews[]) => void;
}

/** Of the time between two rounds, this part may go into a round. */
const SHARE_OF_TIME = 0.1;
/** How fast the measured cost of a round is forgotten. */
const SMOOTHING = 0.2;

/**
 * Tells the members of a room what the others show, in rounds: one frame a round with the newest word on each client,
 * made once for all readers. The more readers, and the longer a round takes, the rarer they are; a reader that is
 * behind is left out, and told all once it has caught up. Edits never wait for any of it.
 */
export class PresenceRounds {
  readonly #options: PresenceRoundsOptions;
  /** Members that have to be told of everybody. */
  readonly #untold = new Set<Member>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last = Number.NEGATIVE_INFINITY;
  #cost = 0;

  constructor(options: PresenceRoundsOptions) {
    this.#options = options;
  }

  /** Has a member told of everybody, soon. */
  tellAll(member: Member): void {
    this.#untold.add(member);
    this.schedule();
  }

  leave(member: Member): void {
    this.#untold.delete(member);
  }

  /** Sees to it that news are told when their time has come. */
  schedule(): void {
    if (this.#timer) return;
    const wait = Math.max(0, this.#last + this.#intervalMs() - performance.now());
    this.#timer = setTimeout(() => this.#round(), wait);
    this.#timer.unref();
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#untold.clear();
  }

  #intervalMs(): number {
    const { members, limits } = this.#options;
    const byReaders = (members.size / limits.presenceWritesPerSecond) * 1000;
    return Math.max(limits.presenceRoundMs, byReaders, this.#cost / SHARE_OF_TIME);
  }

  #round(): void {
    const { presence, members, onRound, onOwnNews } = this.#options;
    this.#timer = null;
    const began = performance.now();
    this.#last = began;
    const news = presence.takeNews();
    this.#tell(news);
    const own = news.filter((entry) => entry.own);
    if (own.length > 0) onOwnNews(own);
    this.#cost += (performance.now() - began - this.#cost) * SMOOTHING;
    onRound(this.#intervalMs());
    if (presence.hasNews || [...this.#untold].some((member) => members.has(member))) this.schedule();
  }

  #tell(news: readonly PresenceNews[]): void {
    const { presence, members } = this.#options;
    const wire = news.length > 0 ? [toWire(presenceFrame(news))] : null;
    // A client knows what it shows itself; with several news at once, leaving it out would cost a frame of its own.
    const only = news.length === 1 ? news[0]?.member : null;
    let everybody: Buffer[] | null = null;
    for (const member of members) {
      if (member.isBehind) {
        if (wire) this.#untold.add(member);
      } else if (this.#untold.delete(member)) {
        everybody ??= allWires(presence);
        if (everybody.length > 0) member.write(everybody);
        // Who has left is not among those who are here.
        if (wire && news.some(({ state }) => state === 'null')) member.write(wire);
      } else if (wire && member !== only) {
        member.write(wire);
      }
    }
  }
}

function allWires(presence: RoomPresence): Buffer[] {
  const entries = presence.all();
  return entries.length > 0 ? [toWire(presenceFrame(entries))] : [];
}
