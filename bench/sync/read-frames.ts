/*
 * Reading what servers send without Yjs and without copying: which clocks of whom an update brings, and which
 * presence entries a frame has. A cursor over one buffer, shared by all, since reading never waits.
 */

let bytes: Buffer = Buffer.alloc(0);
let at = 0;

function varUint(): number {
  let value = 0;
  let unit = 1;
  for (;;) {
    const byte = bytes[at] ?? 0;
    at += 1;
    value += (byte & 127) * unit;
    if (byte < 128) return value;
    unit *= 128;
  }
}

function skipText(): void {
  const length = varUint();
  at += length;
}

/**
 * Calls `visit` for each client that an update brings structs of, with the clock after its last one. `start` is at the
 * length that precedes the update. Knows everything that Yjs writes into maps; an update with anything else throws.
 */
export function readClocks(buffer: Buffer, start: number, visit: (client: number, end: number) => void): void {
  bytes = buffer;
  at = start;
  varUint();
  for (let clients = varUint(); clients > 0; clients -= 1) {
    let structs = varUint();
    const client = varUint();
    let clock = varUint();
    for (; structs > 0; structs -= 1) clock += skipStruct();
    visit(client, clock);
  }
}

/** Returns the number of clocks that the struct takes. */
function skipStruct(): number {
  const info = bytes[at] ?? 0;
  at += 1;
  const kind = info & 31;
  if (kind === 0 || kind === 10) return varUint();
  if (info & 0x80) skipId();
  if (info & 0x40) skipId();
  if (!(info & 0xc0)) {
    if (varUint() === 1) skipText();
    else skipId();
    if (info & 0x20) skipText();
  }
  switch (kind) {
    case 1:
      return varUint();
    case 3:
      skipText();
      return 1;
    case 7:
      // A map or an array; text and XML are in no map of the product.
      if (varUint() > 1) throw new Error('an update with a type that the bench does not know');
      return 1;
    case 8: {
      const count = varUint();
      for (let left = count; left > 0; left -= 1) skipAny();
      return count;
    }
    default:
      throw new Error(`an update with content of kind ${kind}`);
  }
}

function skipId(): void {
  varUint();
  varUint();
}

function skipAny(): void {
  const kind = bytes[at];
  at += 1;
  switch (kind) {
    case 125:
      while ((bytes[at] ?? 0) >= 128) at += 1;
      at += 1;
      return;
    case 124:
      at += 4;
      return;
    case 123:
    case 122:
      at += 8;
      return;
    case 119:
    case 116:
      skipText();
      return;
    case 118:
      for (let left = varUint(); left > 0; left -= 1) {
        skipText();
        skipAny();
      }
      return;
    case 117:
      for (let left = varUint(); left > 0; left -= 1) skipAny();
      return;
  }
}

const QUOTE = 0x22;
const STAMP = Buffer.from('{"t":', 'latin1');

/**
 * Calls `visit` for each entry of a presence frame that carries a stamp: the client, and the stamp in microseconds.
 * `start` is at the length that precedes the entries.
 */
export function readStamps(buffer: Buffer, start: number, visit: (client: number, stamp: number) => void): void {
  bytes = buffer;
  at = start;
  varUint();
  for (let entries = varUint(); entries > 0; entries -= 1) {
    const client = varUint();
    varUint();
    const length = varUint();
    const end = at + length;
    if (length > STAMP.length && bytes[at + 1] === QUOTE && bytes[at + 2] === STAMP[2] && bytes[at + 3] === QUOTE) {
      let stamp = 0;
      for (at += STAMP.length; at < end; at += 1) {
        const digit = (bytes[at] ?? 0) - 48;
        if (digit < 0 || digit > 9) break;
        stamp = stamp * 10 + digit;
      }
      visit(client, stamp);
    }
    at = end;
  }
}
