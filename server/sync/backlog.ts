/**
 * What the process has taken and the storage has not stored yet, of all maps. When it is more than `limitBytes`, whoever
 * brings more has to wait: a slow disk must not fill the memory.
 */
export class Backlog {
  readonly #limitBytes: number;
  #updates = 0;
  #bytes = 0;
  #waiting: (() => void)[] = [];

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get updates(): number {
    return this.#updates;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get isFull(): boolean {
    return this.#bytes > this.#limitBytes;
  }

  /** Counts updates until `stored` settles, either way. */
  count(updates: readonly Uint8Array[], stored: Promise<unknown>): void {
    const bytes = updates.reduce((sum, { length }) => sum + length, 0);
    this.#updates += updates.length;
    this.#bytes += bytes;
    const done = (): void => {
      this.#updates -= updates.length;
      this.#bytes -= bytes;
      if (this.#waiting.length > 0 && this.#bytes <= this.#limitBytes / 2) this.#free();
    };
    stored.then(done, done);
  }

  /** Calls back, once, when there is room again. */
  whenFree(task: () => void): void {
    this.#waiting.push(task);
  }

  #free(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const task of waiting) task();
  }
}
