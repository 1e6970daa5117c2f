import type { MapFragment } from '../document/types';
import { type Ends, FragmentBuilder } from './fragment-builder';
import { indentOf } from './indent-of';

/** Between two touchpoints of a chain: `->`, `-->`, `=>`, `==>`, `→`, `⇒`, `➔`, `⟶`. */
const ARROW = /-{1,2}>|={1,2}>|[→⇒➔⟶]/u;
const BULLET = /^(?:[-*•–·]|\d{1,3}[.)])\s+/u;

interface Line {
  readonly indent: number;
  readonly pieces: readonly string[];
  /** The line begins or ends with an arrow: it goes on from the line before, or in the line after. */
  readonly opens: boolean;
  readonly continues: boolean;
}

/**
 * Touchpoints from pasted text. Each line that is not blank is one; bullets and numbers in front of it are dropped.
 * - `a -> b -> c` is a chain. A line that starts or ends with an arrow is joined to the line before or after it.
 * - A line that is indented deeper follows the nearest line above that is indented less.
 * - Where there are chains or indentation, the same text is the same touchpoint, so that paths can meet; in a plain
 *   list each line stays one of its own.
 * Ids are local to the fragment, positions are left open. Linear in the text; the caller holds `LIMITS.pasteLines`.
 */
export function readLines(text: string): MapFragment {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap(readLine);
  const structured = lines.some(
    (line, index) => isJoined(line) || line.indent > (lines[index - 1]?.indent ?? Infinity),
  );
  const builder = new FragmentBuilder();
  const known = new Map<string, Ends>();
  const ends = (label: string): Ends => {
    const before = structured ? known.get(label) : undefined;
    const made = before ?? builder.add(label);
    known.set(label, made);
    return made;
  };

  const above: { readonly indent: number; readonly last: string }[] = [];
  let previous: { readonly line: Line; readonly last: string } | undefined;
  for (const line of lines) {
    while ((above.at(-1)?.indent ?? -1) >= line.indent) above.pop();
    const joined = previous !== undefined && (line.opens || previous.line.continues);
    let last = joined ? previous?.last : above.at(-1)?.last;
    for (const piece of line.pieces) {
      const place = ends(piece);
      if (last !== undefined) builder.connect(last, place.first);
      last = place.last;
    }
    if (last === undefined) continue;
    above.push({ indent: line.indent, last });
    previous = { line, last };
  }
  return builder.build();
}

function isJoined(line: Line): boolean {
  return line.pieces.length > 1 || line.opens || line.continues;
}

function readLine(raw: string): Line[] {
  const body = raw.trim();
  if (body === '') return [];
  const pieces = body.replace(BULLET, '').split(ARROW);
  const kept = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  if (kept.length === 0) return [];
  return [
    {
      indent: indentOf(raw),
      pieces: kept,
      opens: pieces.length > 1 && pieces[0] === '',
      continues: pieces.length > 1 && pieces.at(-1) === '',
    },
  ];
}
