/**
 * Which rows of a map's log a process has. Numbers of a map follow each other without holes, and a row is seen in the
 * storage only after all with smaller numbers.
 */
export class RowOrder {
  #covered: number;
  /** Those that are there although smaller ones are missing. */
  readonly #beyond = new Set<number>();
  #highest: number;

  /** Every row up to `covered` is there. */
  constructor(covered: number) {
    this.#covered = covered;
    this.#highest = covered;
  }

  /** Every row up to this number is there. */
  get covered(): number {
    return this.#covered;
  }

  /** True when a row that is known to exist is not there. */
  get lacks(): boolean {
    return this.#highest > this.#covered;
  }

  /** Notes that a row is there; false when it was already. */
  take(seq: number): boolean {
    if (seq <= this.#covered || this.#beyond.has(seq)) return false;
    this.#beyond.add(seq);
    this.#advance();
    this.expect(seq);
    return true;
  }

  /** Notes that there are rows up to this number. */
  expect(seq: number): void {
    this.#highest = Math.max(this.#highest, seq);
  }

  /** Notes that every row up to this number is there. */
  coverThrough(seq: number): void {
    if (seq > this.#covered) {
      this.#covered = seq;
      for (const one of this.#beyond) if (one <= seq) this.#beyond.delete(one);
    }
    this.#advance();
    this.expect(seq);
  }

  #advance(): void {
    while (this.#beyond.delete(this.#covered + 1)) this.#covered += 1;
  }
}
