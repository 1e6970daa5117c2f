import { Unzlib, zlibSync } from 'fflate';
import { MAP_KEYWORD } from '../../protocol/carried-map';
import { LIMITS } from '../../protocol/limits';
import { parseMapFile } from '../parse-map-file';
import { type ReadResult, refuse } from '../read-result';
import { AFTER_HEADER, chunksOf, crc32, type PngChunk, writeChunk } from './png-chunks';

/** Compressed bytes that are unpacked before the size of what came out is looked at: at most a thousand times as many. */
const SIP = 8 * 1024;

/**
 * A PNG that carries a map: in a compressed international text chunk (iTXt) behind the header, where it does not matter
 * how large the picture is.
 * @param png a whole PNG
 * @param mapFile the text of the map file
 */
export function putMapIntoPng(png: Uint8Array, mapFile: string): Uint8Array {
  const packed = zlibSync(new TextEncoder().encode(mapFile), { level: 6 });
  // Keyword, end, compressed, by zlib, no language, no translated keyword.
  const head = [...new TextEncoder().encode(MAP_KEYWORD), 0, 1, 0, 0, 0];
  const data = new Uint8Array(head.length + packed.length);
  data.set(head);
  data.set(packed, head.length);
  const chunk = writeChunk('iTXt', data);
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, AFTER_HEADER));
  whole.set(chunk, AFTER_HEADER);
  whole.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return whole;
}

/** The map that a PNG carries. Pictures are not decoded; nothing is unpacked beyond what a map file can have. */
export function readPngMap(bytes: Uint8Array): ReadResult {
  for (const chunk of chunksOf(bytes)) {
    if (chunk === null) {
      return refuse('is a PNG that is cut off: no whole map is inside. Take the file again from where it came');
    }
    if (chunk.type !== 'iTXt') continue;
    const text = textOf(chunk.data);
    if (text === null) continue;
    return readText(chunk, text);
  }
  return refuse(
    'is a picture without a map inside: it was exported without its data, or a program that changed it left the data out. Ask for the map file',
  );
}

interface ChunkText {
  readonly packed: boolean;
  readonly method: number;
  readonly bytes: Uint8Array;
}

/** The text of an iTXt chunk with our keyword; null for any other. */
function textOf(data: Uint8Array): ChunkText | null {
  const own = MAP_KEYWORD.length;
  for (let i = 0; i < own; i += 1) if (data[i] !== MAP_KEYWORD.charCodeAt(i)) return null;
  if (data[own] !== 0) return null;
  const language = data.indexOf(0, own + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  const bytes = translated < 0 ? new Uint8Array() : data.subarray(translated + 1);
  return { packed: data[own + 1] === 1, method: data[own + 2] ?? 0, bytes };
}

const DAMAGED = 'is a PNG whose map is damaged: the file was changed on its way. Take it again from where it came';

function readText(chunk: PngChunk, { packed, method, bytes }: ChunkText): ReadResult {
  if (crc32(chunk.checked) !== chunk.checksum) return refuse(DAMAGED);
  if (packed && method !== 0) return refuse('carries a map that is packed in a way that is not known here');
  const unpacked = packed ? unpack(bytes) : bytes;
  if (unpacked === 'damaged') return refuse(DAMAGED);
  if (unpacked === 'too large' || unpacked.length > LIMITS.importBytes) {
    return refuse(`carries more than the ${LIMITS.importBytes / 1024 / 1024} MB that a map file can have`);
  }
  const parsed = parseMapFile(new TextDecoder('utf-8', { ignoreBOM: true }).decode(unpacked));
  return parsed.ok ? { ...parsed, notes: [] } : parsed;
}

/** Unpacks in sips, so that no more than a little beyond the limit ever comes out. */
function unpack(bytes: Uint8Array): Uint8Array | 'too large' | 'damaged' {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const unzlib = new Unzlib((part, final) => {
    parts.push(part);
    size += part.length;
    ended = final;
  });
  try {
    for (let at = 0; at < bytes.length; at += SIP) {
      const end = Math.min(bytes.length, at + SIP);
      unzlib.push(bytes.subarray(at, end), end === bytes.length);
      if (size > LIMITS.importBytes) return 'too large';
    }
  } catch {
    return 'damaged';
  }
  if (!ended) return 'damaged';
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
