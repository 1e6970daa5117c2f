/** Allows `rate` a second in the long run and `burst` at once. */
export class TokenBucket {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #filled: number;

  /** `now` in milliseconds, like all moments here. */
  constructor(rate: number, burst: number, now: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filled = now;
  }

  /** Takes `amount`; false, and nothing taken, when it isn't there. */
  take(amount: number, now: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filled) / 1000) * this.#rate);
    this.#filled = now;
    if (amount > this.#tokens) return false;
    this.#tokens -= amount;
    return true;
  }

  /** Seconds until `amount` is there. */
  secondsUntil(amount: number): number {
    return Math.max(0, (amount - this.#tokens) / this.#rate);
  }

  /** True when nothing has been taken lately: it may be forgotten. */
  isFull(now: number): boolean {
    return this.#tokens + ((now - this.#filled) / 1000) * this.#rate >= this.#burst;
  }
}
