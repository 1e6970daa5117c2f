/**
 * Lets a few of those who come in one turn of the process in at once and the others in the next turns: what else waits
 * gets its share in between, however many come together.
 */
export class Turnstile {
  readonly #perTurn: number;
  #waiting: (() => void)[] = [];
  #left: number;
  #turning = false;

  constructor(perTurn: number) {
    this.#perTurn = perTurn;
    this.#left = perTurn;
  }

  /** Does a task, now or in a later turn, in the order in which they come. */
  enter(task: () => void): void {
    this.#turn();
    if (this.#left > 0 && this.#waiting.length === 0) {
      this.#left -= 1;
      task();
    } else {
      this.#waiting.push(task);
    }
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    setImmediate(() => {
      this.#turning = false;
      this.#left = this.#perTurn;
      const begun = this.#waiting.splice(0, this.#perTurn);
      this.#left -= begun.length;
      if (this.#waiting.length > 0) this.#turn();
      for (const task of begun) task();
    });
  }
}
