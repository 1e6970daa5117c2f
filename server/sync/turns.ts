import type { Steps } from './read-update';

interface Task {
  readonly steps: Steps<unknown>;
  readonly finish: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Long work of this thread, one after the other, each in turns of a few milliseconds: between two of them everything
 * else that waits gets its share.
 */
export class Turns {
  readonly #turnMs: number;
  readonly #tasks: Task[] = [];

  constructor(turnMs: number) {
    this.#turnMs = turnMs;
  }

  /** Does all steps. Rejects with what one of them throws. */
  run<T>(steps: Steps<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#tasks.push({ steps, finish: resolve as (value: unknown) => void, fail: reject });
      if (this.#tasks.length === 1) setImmediate(() => this.#turn());
    });
  }

  #turn(): void {
    const [task] = this.#tasks;
    if (!task) return;
    const end = performance.now() + this.#turnMs;
    try {
      do {
        const { done, value } = task.steps.next();
        if (!done) continue;
        this.#tasks.shift();
        task.finish(value);
        break;
      } while (performance.now() < end);
    } catch (error) {
      this.#tasks.shift();
      task.fail(error);
    }
    if (this.#tasks.length > 0) setImmediate(() => this.#turn());
  }
}
