import { binaryKind } from './binary-kinds';
import type { ReadResult } from './read-result';

/** What texts are written in, by the names of the Encoding Standard (https://encoding.spec.whatwg.org). */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1250' | 'windows-1252';

export type DecodedText =
  | {
      readonly ok: true;
      /** Without a byte order mark. */
      readonly text: string;
      readonly encoding: TextEncoding;
      /** Said when the encoding was judged by the letters. */
      readonly notes: readonly string[];
    }
  | Extract<ReadResult, { ok: false }>;

/** Bytes that are judged: the letters of a text are the same all over it. */
const JUDGED_BYTES = 256 * 1024;
/** A text may have a zero byte by accident; UTF-16 without its mark, pictures and archives have many. */
const MOST_ZEROS = 0.1;
/** Letters that Hungarian has besides the ASCII ones, as Windows-1250 writes them. */
const HUNGARIAN = new Set([
  0xc1, 0xc9, 0xcd, 0xd3, 0xd5, 0xd6, 0xda, 0xdb, 0xdc, 0xe1, 0xe9, 0xed, 0xf3, 0xf5, 0xf6, 0xfa, 0xfb, 0xfc,
]);

/**
 * The text of a file, whoever wrote it: UTF-8 with or without a byte order mark, UTF-16 with one, otherwise one of the
 * old code pages of Windows, judged by the letters: Cyrillic stands in whole words, accents stand between ASCII letters.
 * Archives and the like, bytes of which many are zero, and UTF-8 that is damaged, are refused.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  const kind = binaryKind(bytes);
  if (kind !== null) return refusal(`is no text: it is ${kind}. Save what is in it as text, then import that`);
  const zeros = bytes.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  if (zeros > bytes.length * MOST_ZEROS) return refusal('is no text: it has many zero bytes');
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', notes: [] };
  } catch {
    if (isDamagedUtf8(bytes)) {
      return refusal('is UTF-8 text with damaged letters in it. Save it as UTF-8 again, then import it');
    }
    const encoding = judgeCodePage(bytes.subarray(0, JUDGED_BYTES));
    const name = encoding.replace('windows', 'Windows');
    const note = `The file is not in UTF-8: it was read as ${name}. If letters are wrong, save it as UTF-8 and import it again.`;
    return { ...decoded(bytes, encoding), notes: [note] };
  }
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): Extract<DecodedText, { ok: true }> {
  return { ok: true, text: new TextDecoder(encoding).decode(bytes), encoding, notes: [] };
}

function refusal(message: string): DecodedText {
  return { ok: false, faults: [{ pointer: '', message }] };
}

/** True when most of what lies beyond ASCII is well-formed UTF-8: text of a code page hardly ever is. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] as number;
    if (first < 0x80) continue;
    const follow = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
    let seen = 0;
    while (seen < follow && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1;
    if (follow > 0 && seen === follow) {
      good += 1;
      at += follow;
    } else bad += 1;
  }
  return good > bad * 4;
}

function judgeCodePage(bytes: Uint8Array): TextEncoding {
  let cyrillic = 0;
  let latin = 0;
  let hungarian = true;
  bytes.forEach((byte, at) => {
    if (byte < 0xc0) return;
    hungarian &&= HUNGARIAN.has(byte);
    for (const other of [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0]) {
      if (other >= 0xc0) cyrillic += 1;
      else if (isAsciiLetter(other)) latin += 1;
    }
  });
  if (cyrillic > latin) return 'windows-1251';
  return hungarian ? 'windows-1250' : 'windows-1252';
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
