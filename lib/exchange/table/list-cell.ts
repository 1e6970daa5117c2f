/** What parts the members of a list, or would be trimmed off or taken for quotes. */
const NEEDS_QUOTES = /[;|"\n\r→]|->|^\s|\s$|^$/u;

/** Several texts in one cell: `Site; Call`. One that would not come back is in double quotes, `""` for a quote. */
export function joinList(members: readonly string[]): string {
  return members.map((one) => (NEEDS_QUOTES.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('; ');
}

/** A list of texts of which many are empty, kept in their places: `; 0.4`. Empty when all are. */
export function joinPlaces(members: readonly string[]): string {
  if (members.every((one) => one === '')) return '';
  return members.map((one) => (one === '' ? '' : joinList([one]))).join('; ');
}

/**
 * The members of a cell, trimmed, empty ones in their places: parted by `;`, by line breaks and, in what other programs
 * wrote, by `|` and arrows.
 */
export function splitList(cell: string): string[] {
  const members: string[] = [];
  let at = 0;
  for (;;) {
    while (at < cell.length && isBlank(cell[at] as string)) at += 1;
    const quoted = cell[at] === '"' ? readQuoted(cell, at) : null;
    const end = quoted ? quoted.end : endOfMember(cell, at);
    members.push(quoted ? quoted.text : cell.slice(at, end).trim());
    if (end >= cell.length) return members;
    at = end + (isSeparator(cell, end) === 2 ? 2 : 1);
  }
}

function endOfMember(cell: string, from: number): number {
  let at = from;
  while (at < cell.length && isSeparator(cell, at) === 0) at += 1;
  return at;
}

/** Length of the separator that stands at `at`; 0 for none. */
function isSeparator(cell: string, at: number): number {
  const sign = cell[at];
  if (sign === ';' || sign === '|' || sign === '\n' || sign === '→') return 1;
  if (sign === '\r') return cell[at + 1] === '\n' ? 2 : 1;
  return sign === '-' && cell[at + 1] === '>' ? 2 : 0;
}

/** Null when the quotes do not enclose the whole member: then they are part of it. */
function readQuoted(cell: string, start: number): { readonly text: string; readonly end: number } | null {
  let at = start + 1;
  for (;;) {
    at = cell.indexOf('"', at);
    if (at === -1) return null;
    if (cell[at + 1] !== '"') break;
    at += 2;
  }
  let end = at + 1;
  while (end < cell.length && isBlank(cell[end] as string)) end += 1;
  if (end < cell.length && isSeparator(cell, end) === 0) return null;
  return { text: cell.slice(start + 1, at).replaceAll('""', '"'), end };
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\t' || sign === '\u00a0';
}
