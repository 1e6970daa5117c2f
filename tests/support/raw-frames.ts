import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export interface RawFrame {
  readonly type: number;
  /** Of a sync message: 0 step 1, 1 step 2, 2 update. */
  readonly step?: number;
  readonly bytes: Uint8Array;
}

/** Reads a frame of the server. */
export function readRaw(data: Uint8Array): RawFrame {
  const decoder = decoding.createDecoder(data);
  const type = decoding.readVarUint(decoder);
  if (type === 0) {
    const step = decoding.readVarUint(decoder);
    return { type, step, bytes: decoding.readVarUint8Array(decoder).slice() };
  }
  if (type === 1) return { type, bytes: decoding.readVarUint8Array(decoder).slice() };
  return { type, bytes: decoding.readTailAsUint8Array(decoder).slice() };
}

/** A sync frame: 0 step 1, 1 step 2, 2 update. */
export function syncFrame(step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}
