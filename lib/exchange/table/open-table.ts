import { LIMITS } from '../../protocol/limits';
import { type ReadResult, refuse } from '../read-result';
import { parseTable } from './parse-table';
import { readHeadings } from './propose-mapping';
import type { TableRow } from './read-drafts';

/** A delimited text taken apart. */
export interface OpenTable {
  readonly ok: true;
  /** Those that are not blank. */
  readonly rows: readonly TableRow[];
  readonly delimiter: string;
}

/** The more usual first. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Excel's own first line, which says what parts the cells. */
const SEPARATOR_LINE = /^sep=(.)\r?(?:\n|$)/i;
/** The beginning of a text by which its delimiter is judged, in UTF-16 units, and cells of it. */
const JUDGED_LENGTH = 64 * 1024;
const JUDGED_CELLS = 2_000;

/** Takes a CSV or TSV text apart, whoever wrote it. Refused: one without rows, and one with too many cells. */
export function openTable(text: string): OpenTable | Extract<ReadResult, { ok: false }> {
  const unmarked = text.startsWith('\ufeff') ? text.slice(1) : text;
  const separator = SEPARATOR_LINE.exec(unmarked);
  const body = separator ? unmarked.slice(separator[0].length) : unmarked;
  if (!/[^\s,;|"]/.test(body)) return refusal('has no rows: there is nothing to import');
  const delimiter = separator?.[1] ?? findDelimiter(body);
  const all = parseTable(body, delimiter);
  if (all.reduce((count, row) => count + row.length, 0) >= LIMITS.tableCells) {
    return refusal(`has more than the ${LIMITS.tableCells.toLocaleString('en')} cells that a table can have`);
  }
  if (all.some((row) => row.length > LIMITS.tableColumns)) {
    return refusal(`has more than the ${LIMITS.tableColumns.toLocaleString('en')} columns that a table can have`);
  }
  const rows = all
    .map((cells, at): TableRow => ({ number: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return refusal('has no rows: there is nothing to import');
  if (rows.length > LIMITS.touchpoints + 1) {
    return refusal(`has ${rows.length} rows, more than the ${LIMITS.touchpoints} touchpoints that a map can have`);
  }
  return { ok: true, rows, delimiter };
}

function refusal(message: string): Extract<ReadResult, { ok: false }> {
  return refuse(message) as Extract<ReadResult, { ok: false }>;
}

/** What parts the cells: what makes headings that are known, else what gives each row as many cells as the first. */
function findDelimiter(text: string): string {
  const sample = text.length > JUDGED_LENGTH ? text.slice(0, Math.max(1, text.lastIndexOf('\n', JUDGED_LENGTH))) : text;
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const rows = parseTable(sample, delimiter, JUDGED_CELLS).filter((row) => row.some((cell) => cell !== ''));
    // The last row may have been cut off.
    const judged = rows.length > 2 ? rows.slice(0, -1) : rows;
    const width = judged[0]?.length ?? 0;
    const even = judged.filter((row) => row.length === width).length / Math.max(1, judged.length);
    const headings = readHeadings(judged[0] ?? []);
    const known = headings ? 100 + headings.filter((target) => target !== 'keep').length * 10 : 0;
    const score = known + even * (width > 1 ? 5 : 4) + (width > 1 ? Math.min(width, 5) / 10 : 0);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
