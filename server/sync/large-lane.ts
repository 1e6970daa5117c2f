import type { Member } from './member';
import type { Incoming } from './take-updates';

/**
 * Large updates of one map, one after the other, and what their senders have sent after them: each is taken in turns
 * with everything else, and nobody may be shown the document in between.
 */
export class LargeLane {
  readonly #take: (incoming: Incoming) => Promise<void>;
  readonly #turnBytes: number;
  #waiting: Incoming[] = [];
  readonly #senders = new Set<Member>();
  #whole: Promise<void> | null = null;

  /** `take` takes one update and never rejects; what has at most `turnBytes` bytes is small. */
  constructor(turnBytes: number, take: (incoming: Incoming) => Promise<void>) {
    this.#turnBytes = turnBytes;
    this.#take = take;
  }

  /** Settles when the document is whole again; null while it is. */
  get whole(): Promise<void> | null {
    return this.#whole;
  }

  /** True when an update has to come this way. */
  isFor({ update, member }: Incoming): boolean {
    if (update.length > this.#turnBytes) return true;
    // Rows of other processes keep the order of the log.
    return member === null ? this.#whole !== null : this.#senders.has(member);
  }

  push(incoming: Incoming): void {
    this.#waiting.push(incoming);
    if (incoming.member) this.#senders.add(incoming.member);
    this.#whole ??= this.#run();
  }

  /** Takes nothing any more. */
  end(): void {
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    for (let incoming = this.#waiting.shift(); incoming; incoming = this.#waiting.shift()) await this.#take(incoming);
    this.#senders.clear();
    this.#whole = null;
  }
}
