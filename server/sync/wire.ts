/*
 * WebSocket frames as a server sends them: not masked, so the very same bytes go to every reader. They are made once,
 * and those of one moment are written together: with many readers, calls into the system are what costs.
 */

const BINARY_FRAME = 0x82;
/** Pieces up to this many bytes in all are worth copying into one. */
const JOIN_BYTES = 64 * 1024;

/** A protocol message as a whole WebSocket frame. */
export function toWire(message: Uint8Array): Buffer {
  const [wire, at] = open(message.length);
  wire.set(message, at);
  return wire;
}

/** A sync message (step 0, 1 or 2) as a whole WebSocket frame, made without a copy in between. */
export function syncWire(step: 0 | 1 | 2, bytes: Uint8Array): Buffer {
  const { length } = bytes;
  const [wire, start] = open(2 + varUintLength(length) + length);
  let at = start;
  wire[at++] = 0;
  wire[at++] = step;
  let rest = length;
  while (rest > 0x7f) {
    wire[at++] = 0x80 | (rest & 0x7f);
    rest = Math.floor(rest / 128);
  }
  wire[at++] = rest;
  wire.set(bytes, at);
  return wire;
}

/** The same bytes in fewer pieces, where that is cheaper than writing them one by one. */
export function joinWires(wires: readonly Buffer[]): readonly Buffer[] {
  if (wires.length < 2) return wires;
  let size = 0;
  for (const { length } of wires) size += length;
  return size <= JOIN_BYTES ? [Buffer.concat(wires, size)] : wires;
}

/** A frame of `length` bytes of payload, and where that begins. */
function open(length: number): [wire: Buffer, at: number] {
  const at = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const wire = Buffer.allocUnsafe(at + length);
  wire[0] = BINARY_FRAME;
  if (at === 2) {
    wire[1] = length;
  } else if (at === 4) {
    wire[1] = 126;
    wire.writeUInt16BE(length, 2);
  } else {
    wire[1] = 127;
    wire.writeUInt32BE(0, 2);
    wire.writeUInt32BE(length, 6);
  }
  return [wire, at];
}

function varUintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) length += 1;
  return length;
}
