import { LIMITS } from '../../protocol/limits';

/**
 * Rows of a delimited text (CSV, TSV): cells may be in double quotes, with `""` for a quote and any line break inside
 * (RFC 4180, and what spreadsheets put on the clipboard). A quote that is never closed is taken as it stands. Blanks
 * around a cell are dropped, but for those in quotes.
 * @param most cells that are read; what comes after is not
 */
export function parseTable(text: string, delimiter: string, most: number = LIMITS.tableCells): string[][] {
  const rows: string[][] = [];
  let left = most;
  let row: string[] = [];
  let at = 0;
  while (at < text.length && left > 0) {
    left -= 1;
    while (text[at] === ' ' && delimiter !== ' ') at += 1;
    const quoted = text[at] === '"' ? readQuoted(text, at, delimiter) : null;
    const end = quoted ? quoted.end : endOfCell(text, at, delimiter);
    row.push(quoted ? quoted.cell : text.slice(at, end).trim());
    if (text[end] === delimiter) {
      at = end + 1;
      // A delimiter at the very end opens one more, empty cell.
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

/** Null when the quotes do not enclose the whole cell: then they are part of it. */
function readQuoted(text: string, start: number, delimiter: string): { cell: string; end: number } | null {
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return null;
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  const after = text[at + 1];
  if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r') return null;
  return { cell: text.slice(start + 1, at).replaceAll('""', '"'), end: at + 1 };
}
