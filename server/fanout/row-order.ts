/**
 * Puts the rows of a map's log in order: each once, none before all smaller ones. Numbers follow each other without
 * holes, and a row is seen in the storage only after all with smaller numbers. Whoever takes rows in order never meets
 * one that builds on a row it has not got.
 */
export class RowOrder {
  #covered: number;
  #highest: number;
  /** Those that came before smaller ones; null for what the document has already. */
  readonly #beyond = new Map<number, Uint8Array | null>();
  #ready: Uint8Array[] = [];

  /** Every row up to `covered` is in the document. */
  constructor(covered: number) {
    this.#covered = covered;
    this.#highest = covered;
  }

  /** Every row up to this number is in the document, or ready for it. */
  get covered(): number {
    return this.#covered;
  }

  /** True when a row that is known to exist is missing. */
  get lacks(): boolean {
    return this.#highest > this.#covered;
  }

  /** Takes a row, or null in its place when the document has it; false when it was taken already. */
  take(seq: number, update: Uint8Array | null): boolean {
    if (seq <= this.#covered || this.#beyond.has(seq)) return false;
    this.#beyond.set(seq, update);
    this.expect(seq);
    this.#advance();
    return true;
  }

  /** Notes that there are rows up to this number. */
  expect(seq: number): void {
    this.#highest = Math.max(this.#highest, seq);
  }

  /** Notes that the document has every row up to this number. */
  coverThrough(seq: number): void {
    for (const one of this.#beyond.keys()) if (one <= seq) this.#beyond.delete(one);
    this.#covered = Math.max(this.#covered, seq);
    this.expect(seq);
    this.#advance();
  }

  /** The rows whose turn has come, in order; each is given once. */
  takeReady(): Uint8Array[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #advance(): void {
    for (;;) {
      const update = this.#beyond.get(this.#covered + 1);
      if (update === undefined) return;
      this.#covered += 1;
      this.#beyond.delete(this.#covered);
      if (update) this.#ready.push(update);
    }
  }
}
