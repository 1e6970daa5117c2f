import { LIMITS } from '../protocol/limits';
import { locateJsonError } from './locate-json-error';
import { scanDepth } from './scan-depth';

/** The value of a JSON text; or why there is none, with line and column. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Parses JSON of bounded depth, and of so many objects and lists: both are checked before anything is parsed. */
export function parseJson(json: string): JsonResult {
  const depth = scanDepth(json, LIMITS.jsonDepth);
  if (!depth.ok) {
    return { ok: false, message: `is nested deeper than ${LIMITS.jsonDepth} levels (${placeOf(json, depth.at)})` };
  }
  if (depth.containers > LIMITS.jsonContainers) {
    return {
      ok: false,
      message: `has more than the ${LIMITS.jsonContainers.toLocaleString('en')} objects and lists that are read`,
    };
  }
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    return { ok: false, message: `is not JSON: ${explain(json)}` };
  }
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
