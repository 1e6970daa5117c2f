import type { Redis } from 'ioredis';

export interface StreamReaderOptions {
  /** A connection that is used for nothing else: it waits in Redis most of the time. */
  readonly redis: Redis;
  /** A stream of this reader's own: what is added to it ends the waiting. */
  readonly wakeKey: string;
  /** How long it waits at once, in milliseconds. */
  readonly blockMs: number;
  /** What was added to a stream, in order; field names left out. */
  readonly onEntry: (key: string, values: readonly Buffer[]) => void;
  /** After all that one answer held. */
  readonly onBatchEnd: () => void;
}

type Entries = [id: Buffer, fields: Buffer[]][];
type Answer = [key: Buffer, entries: Entries][] | Buffer[] | null;

/** Entries of one stream in one answer. */
const AT_ONCE = 64;

/** Reads any number of Redis Streams over one connection, each from its own position on. */
export class StreamReader {
  readonly #options: StreamReaderOptions;
  readonly #positions = new Map<string, string>();
  #running = false;

  constructor(options: StreamReaderOptions) {
    this.#options = options;
    this.#positions.set(options.wakeKey, '0-0');
  }

  /** Reads a stream from after this id on, once it has been woken. */
  follow(key: string, position: string): void {
    this.#positions.set(key, position);
  }

  forget(key: string): void {
    this.#positions.delete(key);
  }

  /** Reads while the connection lasts; does nothing when it does so already. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#run().finally(() => {
      this.#running = false;
    });
  }

  async #run(): Promise<void> {
    const { redis, blockMs } = this.#options;
    while (redis.status === 'ready') {
      const keys = [...this.#positions.keys()];
      const ids = keys.map((key) => this.#positions.get(key)!);
      let answer: Answer;
      try {
        const words = ['COUNT', AT_ONCE, 'BLOCK', blockMs, 'STREAMS', ...keys, ...ids];
        answer = (await redis.callBuffer('XREAD', ...words)) as Answer;
      } catch {
        // Lost with its connection, or refused for good: either way it is made anew, and whoever reads looks elsewhere.
        if (redis.status === 'ready') redis.disconnect(true);
        return;
      }
      if (answer) this.#take(answer);
    }
  }

  #take(answer: NonNullable<Answer>): void {
    for (const [key, entries] of pairs(answer)) {
      for (const [id, fields] of entries) {
        // It may have been closed while the answer was on its way.
        if (!this.#positions.has(key)) break;
        this.#positions.set(key, id.toString());
        if (key !== this.#options.wakeKey) {
          this.#options.onEntry(
            key,
            fields.filter((_, index) => index % 2 === 1),
          );
        }
      }
    }
    this.#options.onBatchEnd();
  }
}

/** The third version of Redis' protocol answers with a map, the second with a list of pairs. */
function pairs(answer: NonNullable<Answer>): [string, Entries][] {
  if (answer.length > 0 && Array.isArray(answer[0])) {
    return (answer as [Buffer, Entries][]).map(([key, entries]) => [key.toString(), entries]);
  }
  const flat = answer as unknown as (Buffer | Entries)[];
  return Array.from({ length: flat.length / 2 }, (_, index) => [
    (flat[2 * index] as Buffer).toString(),
    flat[2 * index + 1] as Entries,
  ]);
}
