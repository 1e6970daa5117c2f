/** Which other processes there are, by when they were last heard. All moments in milliseconds of one clock. */
export class HeardProcesses {
  readonly #silenceMs: number;
  readonly #heard = new Map<string, number>();
  /** Those that were given up: should one be heard again, it was only slow. */
  readonly #lost = new Set<string>();
  #lastLook: number | null = null;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  /** True when this one had been given up. */
  hear(process: string, now: number): boolean {
    this.#heard.set(process, now);
    return this.#lost.delete(process);
  }

  /** It has said goodbye; true when it was known. */
  leave(process: string): boolean {
    this.#lost.delete(process);
    return this.#heard.delete(process);
  }

  /** Gives up, and returns, those that were silent for too long. Has to be called often. */
  look(now: number): string[] {
    // When this process itself has stood still, what the others said waits to be read.
    const stoodStill = this.#lastLook !== null && now - this.#lastLook > this.#silenceMs / 2;
    this.#lastLook = now;
    if (stoodStill) for (const process of this.#heard.keys()) this.#heard.set(process, now);
    const silent = [...this.#heard].filter(([, at]) => now - at > this.#silenceMs).map(([process]) => process);
    for (const process of silent) {
      this.#heard.delete(process);
      this.#lost.add(process);
    }
    return silent;
  }
}
