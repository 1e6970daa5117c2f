import { type ParseResult, parseMap } from '../model/parse-map';
import { LIMITS } from '../protocol/limits';
import { parseJson } from './parse-json';

/**
 * A map from the text of a map file. A byte order mark is let pass. Size and depth are checked before parsing.
 * @returns the map, or every fault with its JSON pointer; a text that is no JSON has one fault, with line and column
 */
export function parseMapFile(text: string): ParseResult {
  const refuse = (message: string): ParseResult => ({ ok: false, faults: [{ pointer: '', message }] });
  if (exceedsBytes(text, LIMITS.importBytes)) {
    return refuse(`is larger than the ${LIMITS.importBytes / 1024 / 1024} MB that a map file can have`);
  }
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const parsed = parseJson(json);
  return parsed.ok ? parseMap(parsed.value) : refuse(parsed.message);
}

/** True when `text` takes more than `limit` bytes in UTF-8. */
function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of its four bytes; a lone one is written in three.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes > limit;
}
