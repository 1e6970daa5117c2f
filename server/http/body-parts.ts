/** Bytes one after the other, each part with a buffer of its own. */
export type Parts = readonly Uint8Array[];

const SMALLEST = 16 * 1024;
const LARGEST = 1024 * 1024;

/**
 * Bytes as they come, put into buffers that can move to another thread as they are: joining some 50 MB, or copying
 * them, would hold everybody up.
 */
export class BodyParts {
  readonly #full: Uint8Array[] = [];
  #open = new Uint8Array(0);
  #used = 0;

  push(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#used === this.#open.length) this.#begin();
      const part = rest.subarray(0, this.#open.length - this.#used);
      this.#open.set(part, this.#used);
      this.#used += part.length;
      rest = rest.subarray(part.length);
    }
  }

  clear(): void {
    this.#full.length = 0;
    this.#open = new Uint8Array(0);
    this.#used = 0;
  }

  take(): Parts {
    return this.#used === 0 ? [...this.#full] : [...this.#full, this.#open.slice(0, this.#used)];
  }

  /** Each buffer is twice as large as the one before, up to a limit. */
  #begin(): void {
    const before = this.#open.length;
    if (before > 0) this.#full.push(this.#open);
    this.#open = new Uint8Array(before === 0 ? SMALLEST : Math.min(2 * before, LARGEST));
    this.#used = 0;
  }
}

export function partsLength(parts: Parts): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
