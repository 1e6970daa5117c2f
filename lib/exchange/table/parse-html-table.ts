import { LIMITS } from '../../protocol/limits';

/** Larger pieces of HTML are left alone: the plain text beside them says the same. */
const MOST_HTML = 8 * 1024 * 1024;
/** A cell may say that it reaches over thousands of columns; a table of that width nobody has. */
const MOST_SPAN = 256;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A tag, or what stands between tags. Each begins or ends at a `<`, so that no sign is looked at for two of them. */
const TOKEN = /<![^<>]*>|<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+|</giu;
/** Where text begins that is not shown, and where each kind of it ends. */
const HIDDEN = /<(?:(!--)|(style|script|template|title)\b)/giu;
const HIDDEN_ENDS: Readonly<Record<string, RegExp>> = {
  '!--': /-->/g,
  style: /<\/style\s*>/gi,
  script: /<\/script\s*>/gi,
  template: /<\/template\s*>/gi,
  title: /<\/title\s*>/gi,
};
const BLOCK = /^(?:br|p|div|li|h[1-6])$/;

/**
 * The cells of the only table in a piece of HTML, as Excel, LibreOffice and Google Sheets put it on the clipboard
 * beside the plain text: line breaks inside cells kept, cells that reach over others followed by empty ones. Nothing
 * is run or fetched. Null when there is none, more than one, or text besides.
 */
export function parseHtmlTable(html: string): string[][] | null {
  if (html.length > MOST_HTML || !/<table\b/i.test(html)) return null;
  const rows: string[][] = [];
  /** For each column how many further rows a cell above reaches over. */
  const above: number[] = [];
  let row: string[] | null = null;
  let cell: { text: string; readonly columns: number; readonly rows: number } | null = null;
  let tables = 0;
  let cells = 0;
  const endCell = (): void => {
    if (!cell || !row) return;
    skipCovered(row, above);
    cells += cell.columns;
    for (let column = 0; column < cell.columns; column += 1) {
      above[row.length] = cell.rows - 1;
      row.push(column === 0 ? tidy(cell.text) : '');
    }
    cell = null;
  };
  const endRow = (): void => {
    endCell();
    if (row) {
      skipCovered(row, above);
      rows.push(row);
    }
    row = null;
  };
  for (const [token, closing, tag, attributes] of withoutHidden(html).matchAll(TOKEN)) {
    if (cells > LIMITS.tableCells) return null;
    if (tag === undefined) {
      if (token.startsWith('<!')) continue;
      const text = decode(token.replace(/\s+/g, ' '));
      if (cell) cell.text += text;
      // There is more than the table, and all of it is in the plain text.
      else if (text.trim() !== '') return null;
      continue;
    }
    const name = tag.toLowerCase();
    if (name === 'table') {
      if (closing === '') {
        tables += 1;
        if (tables > 1) return null;
      } else endRow();
    } else if (name === 'tr') {
      endRow();
      if (closing === '' && tables === 1) row = [];
    } else if (name === 'td' || name === 'th') {
      endCell();
      if (closing === '' && row) {
        cell = { text: '', columns: span(attributes, 'colspan'), rows: span(attributes, 'rowspan') };
      }
    } else if (cell && BLOCK.test(name)) cell.text += '\n';
  }
  endRow();
  const filled = rows.filter((one) => one.some((text) => text !== ''));
  return filled.length > 0 ? filled : null;
}

/** Without comments, styles, scripts and the like; one that does not end reaches to the end, as in a browser. */
function withoutHidden(html: string): string {
  const shown: string[] = [];
  let at = 0;
  while (at < html.length) {
    HIDDEN.lastIndex = at;
    const begin = HIDDEN.exec(html);
    shown.push(html.slice(at, begin?.index));
    const end = begin ? HIDDEN_ENDS[(begin[1] ?? begin[2] ?? '').toLowerCase()] : undefined;
    if (!end) break;
    end.lastIndex = HIDDEN.lastIndex;
    if (!end.exec(html)) break;
    at = end.lastIndex;
  }
  return shown.join('');
}

/** Cells that one above reaches over are empty. */
function skipCovered(row: string[], above: number[]): void {
  while ((above[row.length] ?? 0) > 0) {
    above[row.length] = (above[row.length] as number) - 1;
    row.push('');
  }
}

function span(attributes: string | undefined, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes ?? '');
  return Math.min(MOST_SPAN, Math.max(1, Number(found?.[1] ?? 1)));
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole;
  });
}

/** Without blanks at the ends of lines, and without empty lines around. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
