import type { Turnstile } from '../turnstile';
import { BodyParts, type Parts } from './body-parts';
import { decodeText } from './decode-text';
import { Problem } from './problem';

/** How much of a body that is too large is read to its end, so that the answer can be, in multiples of its limit. */
const PATIENCE = 4;
const RETRY_SECONDS = 5;

/** Bytes that may be held at a time, by many. */
export class ByteBudget {
  #left: number;

  /** `endings` spreads what follows when many are cut short at once. */
  constructor(
    bytes: number,
    readonly endings: Turnstile,
  ) {
    this.#left = bytes;
  }

  /** Takes `bytes`; false, and nothing taken, when they aren't there. */
  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  give(bytes: number): void {
    this.#left += bytes;
  }
}

/**
 * The body of a request. Throws Problem `too-large` beyond `limit` bytes: the rest is read and thrown away, as most
 * clients look at the answer only when they have sent all; and `busy` when the bodies of all requests together are too
 * much.
 */
export async function readBytes(request: Request, limit: number, budget: ByteBudget): Promise<Parts> {
  const body = new BodyParts();
  let size = 0;
  let held = 0;
  const drop = (): void => {
    budget.give(held);
    held = 0;
    body.clear();
  };
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) drop();
      else if (budget.take(chunk.byteLength)) {
        held += chunk.byteLength;
        body.push(chunk);
      } else {
        throw new Problem('busy', 'Too much is being sent at once. Try again soon.', {
          retryAfterSeconds: RETRY_SECONDS,
        });
      }
      if (size > limit * PATIENCE) break;
    }
    if (size > limit) throw new Problem('too-large', `The body is larger than ${limit} bytes.`);
    return body.take();
  } catch (error) {
    if (error instanceof Problem) throw error;
    // Whoever hangs up in the middle is no fault of the server's. Hundreds may do so at once.
    await new Promise<void>((resolve) => budget.endings.enter(resolve));
    throw new Problem('bad-request', 'The body ended before it was whole.');
  } finally {
    drop();
  }
}

/** The same for a body that is a text. Throws Problem when it is not UTF-8. */
export async function readBody(request: Request, limit: number, budget: ByteBudget): Promise<string> {
  return decodeText(await readBytes(request, limit, budget));
}
