/**
 * Chunks of a PNG (W3C, Portable Network Graphics, third edition, section 5): four bytes of length, four letters of
 * type, the data, and a checksum of type and data.
 */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Of the type and the data, where a checksum is taken. */
  readonly checked: Uint8Array;
  readonly checksum: number;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Length, type and checksum. */
const FRAME = 12;
/** Where the first chunk after IHDR begins. */
export const AFTER_HEADER = SIGNATURE.length + FRAME + 13;

/** True for what begins as every PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** The chunks in a row, up to IEND; a last one that is not whole is null. Nothing is copied. */
export function* chunksOf(bytes: Uint8Array): Generator<PngChunk | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE.length; ; ) {
    if (bytes.length - at < FRAME) {
      yield null;
      return;
    }
    const length = view.getUint32(at);
    if (length > bytes.length - at - FRAME) {
      yield null;
      return;
    }
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    const checked = bytes.subarray(at + 4, end);
    yield { type, data: bytes.subarray(at + 8, end), checked, checksum: view.getUint32(end) };
    if (type === 'IEND') return;
    at = end + 4;
  }
}

/** A chunk as it stands in a file. */
export function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(FRAME + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i += 1) chunk[4 + i] = type.charCodeAt(i);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum of PNG (same section, annex D). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) crc = (TABLE[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
