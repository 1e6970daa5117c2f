import type { MapFragment } from '../../document/types';
import { FragmentBuilder } from '../fragment-builder';
import { buildDrafts } from './build-drafts';
import type { ColumnMapping } from './columns';
import { parseTable } from './parse-table';
import { mapColumns, readHeadings } from './propose-mapping';
import { readDrafts } from './read-drafts';

const COLUMN_PITCH = 300;
const ROW_PITCH = 140;

/**
 * Touchpoints from a table, as a spreadsheet puts it on the clipboard (tabs) or a CSV file has it (`,` or `;`).
 * - With a heading row that names a column of labels (`label`, `touchpoint`, `name` …): a row is a touchpoint, read as
 *   those of a file are; but nothing is refused.
 * - Tabs without such headings: each cell that is not blank is a touchpoint, standing as it does in the table.
 * Ids are local to the fragment.
 * @returns null when the text is no table: lines, then
 */
export function readTable(text: string): MapFragment | null {
  const rows = splitTable(text);
  return rows && (readCells(rows)?.fragment ?? readGrid(rows));
}

/** What a table was read as. */
export interface TableReading {
  readonly fragment: MapFragment;
  /** What its columns were taken for; null for a table without headings. */
  readonly mapping: ColumnMapping | null;
}

/** Touchpoints from the cells of a table, as `readTable` has it. Null for a single column without a heading: lines, then. */
export function readCells(rows: readonly (readonly string[])[]): TableReading | null {
  const targets = readHeadings(rows[0] ?? []);
  if (targets) {
    const mapping = mapColumns(rows, true, targets);
    const body = rows.slice(1).map((cells, at) => ({ number: at + 2, cells }));
    return { fragment: buildDrafts(readDrafts(body, mapping), 'local').fragment, mapping };
  }
  const isList = rows.every((row) => row.slice(1).every((cell) => cell.trim() === '') && !row[0]?.includes('\n'));
  return isList ? null : { fragment: readGrid(rows), mapping: null };
}

/** The rows of a text that is a table, blank ones left out; null when it is none. */
export function splitTable(text: string): string[][] | null {
  const body = text.replace(/^\ufeff/, '').replace(/^(?:[ \t]*\r?\n)+/, '');
  const firstLine = /^[^\r\n]*/.exec(body)?.[0] ?? '';
  // A line that begins with a tab is indented, not a table.
  const hasTabs = firstLine.includes('\t') && !firstLine.startsWith('\t');
  const delimiter = hasTabs
    ? '\t'
    : [';', ','].find((sign) => readHeadings(firstLine.split(sign)) && firstLine.includes(sign));
  if (delimiter === undefined) return null;
  return parseTable(body, delimiter).filter((row) => row.some((cell) => cell.trim() !== ''));
}

function readGrid(rows: readonly (readonly string[])[]): MapFragment {
  const builder = new FragmentBuilder();
  rows.forEach((row, y) => {
    row.forEach((cell, x) => {
      const text = cell.trim();
      if (text !== '') builder.add(text, { x: x * COLUMN_PITCH, y: y * ROW_PITCH });
    });
  });
  return builder.build();
}
