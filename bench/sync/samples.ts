/** Figures in milliseconds. Those that never came count with the time they had been waited for, so as a lower bound. */
export class Samples {
  readonly #values: number[] = [];
  #sorted: number[] | null = null;

  add(value: number): void {
    this.#values.push(value);
    this.#sorted = null;
  }

  get count(): number {
    return this.#values.length;
  }

  /** The value that this share of all is at or below; NaN of none. */
  at(share: number): number {
    this.#sorted ??= [...this.#values].sort((a, b) => a - b);
    const index = Math.min(this.#sorted.length - 1, Math.ceil(share * this.#sorted.length) - 1);
    return this.#sorted[Math.max(0, index)] ?? Number.NaN;
  }
}
