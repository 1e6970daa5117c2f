import { type ParseResult, parseMap } from '../model/parse-map';
import { LIMITS } from '../protocol/limits';
import { locateJsonError } from './locate-json-error';
import { scanDepth } from './scan-depth';

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
  const depth = scanDepth(json, LIMITS.jsonDepth);
  if (!depth.ok) {
    return refuse(`is nested deeper than ${LIMITS.jsonDepth} levels (${placeOf(json, depth.at)})`);
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse(`is not JSON: ${explain(json)}`);
  }
  return parseMap(value);
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

function placeOf(text: string, at: number): string {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1;
    lineStart = end + 1;
  }
  return `line ${line}, column ${at - lineStart + 1}`;
}

function explain(text: string): string {
  const error = locateJsonError(text);
  if (error === null) return 'it can not be read';
  return text.trim() === '' ? 'it is empty' : `${error.message} (${placeOf(text, error.at)})`;
}
