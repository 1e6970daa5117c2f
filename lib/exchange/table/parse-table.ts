/**
 * Rows of a delimited text (CSV, TSV): cells may be in double quotes, with `""` for a quote and any line break inside
 * (RFC 4180, and what spreadsheets put on the clipboard). A quote that is never closed is taken as it stands.
 */
export function parseTable(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at, delimiter) : null;
    const end = quoted ? quoted.end : endOfCell(text, at, delimiter);
    row.push(quoted ? quoted.cell : text.slice(at, end));
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
