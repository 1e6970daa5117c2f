/**
 * Where a JSON text nests deeper than allowed, in UTF-16 units from its start, counted from 0; otherwise how many objects
 * and lists it has.
 */
export type DepthScan =
  | { readonly ok: true; readonly containers: number }
  | { readonly ok: false; readonly at: number };

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Looks through a JSON text once, without recursion, so that 50 MB of `[` are refused before a parser sees them.
 * Says nothing about the text being valid JSON otherwise.
 */
export function scanDepth(text: string, limit: number): DepthScan {
  let depth = 0;
  let containers = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) i = endOfString(text, i);
    else if (unit === 91 || unit === 123) {
      depth += 1;
      containers += 1;
      if (depth > limit) return { ok: false, at: i };
    } else if (unit === 93 || unit === 125) depth -= 1;
  }
  return { ok: true, containers };
}

/** Index of the closing quote of the string that opens at `start`, or the text's end. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) i += 1;
    else if (unit === QUOTE) return i;
  }
  return text.length;
}
