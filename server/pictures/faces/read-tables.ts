import type { FileHandle } from 'node:fs/promises';
import { create, type Font } from 'fontkit';

/** The tables that tell what a face is called and which signs it has; a face of ideographs has 10 MB of others. */
const ASKED = new Set(['cmap', 'name', 'OS/2', 'head', 'post', 'maxp', 'hhea']);
const MOST_TABLES = 256;
const MOST_FACES = 64;
const MOST_BYTES = 8_000_000;

/** A face of a font file, with what its tables say; its glyphs are not in it. */
export interface FaceTables {
  readonly font: Font;
  /** Tags of all its tables. */
  readonly tables: ReadonlySet<string>;
}

/**
 * The faces of a TrueType or OpenType file or collection (ISO/IEC 14496-22, sections 4.3 to 4.6), of which only the
 * tables are read that name it and say what it covers. Throws when the file is none.
 */
export async function readTables(file: FileHandle): Promise<FaceTables[]> {
  const head = await read(file, 0, 12);
  if (head.toString('latin1', 0, 4) !== 'ttcf') return [await readFace(file, 0)];
  const count = Math.min(head.readUInt32BE(8), MOST_FACES);
  const offsets = await read(file, 12, 4 * count);
  const faces: FaceTables[] = [];
  for (let i = 0; i < count; i++) faces.push(await readFace(file, offsets.readUInt32BE(4 * i)));
  return faces;
}

/** Puts the wanted tables into a font file of their own, in memory, for fontkit to read. */
async function readFace(file: FileHandle, start: number): Promise<FaceTables> {
  const head = await read(file, start, 12);
  const count = head.readUInt16BE(4);
  if (count > MOST_TABLES) throw new Error('not a font');
  const directory = await read(file, start + 12, 16 * count);
  const records = Array.from({ length: count }, (_, i) => directory.subarray(16 * i, 16 * (i + 1)));
  const tagOf = (record: Buffer): string => record.toString('latin1', 0, 4);
  const kept = records.filter((record) => ASKED.has(tagOf(record)));
  const parts: Buffer[] = [Buffer.from(head), Buffer.alloc(16 * kept.length)];
  parts[0]!.writeUInt16BE(kept.length, 4);
  let at = 12 + 16 * kept.length;
  for (const [i, record] of kept.entries()) {
    const length = record.readUInt32BE(12);
    if (at + length > MOST_BYTES) throw new Error('not a font');
    record.copy(parts[1]!, 16 * i);
    parts[1]!.writeUInt32BE(at, 16 * i + 8);
    const padded = Buffer.alloc((length + 3) & ~3);
    (await read(file, record.readUInt32BE(8), length)).copy(padded);
    parts.push(padded);
    at += padded.length;
  }
  const font = create(Buffer.concat(parts));
  if (!('hasGlyphForCodePoint' in font)) throw new Error('not a font');
  return { font, tables: new Set(records.map(tagOf)) };
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new Error('not a font');
  return bytes;
}
