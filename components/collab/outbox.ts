/**
 * What we have sent and the server has not yet stored. The server stores each update and then sends the very same bytes
 * back to the socket they came from, in order: that echo is the receipt. Nothing else is.
 */
export class Outbox {
  private pending: Uint8Array[] = [];
  private unsent = false;
  private answered = false;

  /** An edit of ours. `connected`: the provider has just sent it as an update. */
  edited(update: Uint8Array, connected: boolean): void {
    if (connected) this.pending.push(update);
    else this.unsent = true;
  }

  /** We answer the server's step 1 with all that it lacks. An empty answer is not echoed. */
  answer(update: Uint8Array): void {
    this.answered = true;
    this.unsent = false;
    if (!isEmptyUpdate(update)) this.pending.push(update);
  }

  /** True when `update` is a receipt for something of ours. The server keeps the order, so earlier ones are done too. */
  receive(update: Uint8Array): boolean {
    const index = this.pending.findIndex((waiting) => sameBytes(waiting, update));
    if (index < 0) return false;
    this.pending.splice(0, index + 1);
    return true;
  }

  /** The socket is gone. What had no receipt counts as unsent; the next answer covers it. */
  lost(): void {
    if (this.pending.length > 0) this.unsent = true;
    this.pending = [];
    this.answered = false;
  }

  /** The server refused what is under way; it will not come back. */
  refused(): void {
    this.pending = [];
    this.unsent = false;
  }

  /** True when the server has stored every edit of ours, in this connection or an earlier one. */
  get clean(): boolean {
    return this.pending.length === 0 && !this.unsent;
  }

  /** True when, in this connection, the server has told us what it has and has stored all that we have. */
  get settled(): boolean {
    return this.answered && this.clean;
  }
}

/** An update without structs and without deletions. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 0 || (update.length === 2 && update[0] === 0 && update[1] === 0);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
