import type { MapFragment } from '../document/types';
import type { Json, Phase } from '../model/types';
import { FragmentBuilder, joinNotes } from './fragment-builder';
import { parseTable } from './parse-table';
import { type Column, phaseIdOf, readCell, readHeadings } from './read-cell';

const COLUMN_PITCH = 300;
const ROW_PITCH = 140;

type Fields = Record<string, unknown>;

/**
 * Touchpoints from a table, as a spreadsheet puts it on the clipboard (tabs) or a CSV file has it (`,` or `;`).
 * - With a heading row that names a column of labels (`label`, `touchpoint`, `name` …): a row is a touchpoint, columns
 *   named like fields of the map file fill them. Cells that don't fit their field go to the notes, columns of other
 *   names are kept as unknown keys. Rows without a label are named by nothing and stay.
 * - Tabs without such headings: each cell that is not blank is a touchpoint, standing as it does in the table.
 * Ids are local to the fragment.
 * @returns null when the text is no table: lines, then
 */
export function readTable(text: string): MapFragment | null {
  const body = text.replace(/^\ufeff/, '').replace(/^(?:[ \t]*\r?\n)+/, '');
  const firstLine = /^[^\r\n]*/.exec(body)?.[0] ?? '';
  // A line that begins with a tab is indented, not a table.
  const hasTabs = firstLine.includes('\t') && !firstLine.startsWith('\t');
  const delimiter = hasTabs
    ? '\t'
    : [';', ','].find((sign) => readHeadings(firstLine.split(sign)) && firstLine.includes(sign));
  if (delimiter === undefined) return null;
  const rows = parseTable(body, delimiter).filter((row) => row.some((cell) => cell.trim() !== ''));
  const columns = readHeadings(rows[0] ?? []);
  return columns ? readRows(rows.slice(1), columns) : readGrid(rows);
}

function readRows(rows: readonly (readonly string[])[], columns: readonly Column[]): MapFragment {
  const builder = new FragmentBuilder();
  const phases = new Map<string, Phase>();
  const used = new Set<string>();
  for (const row of rows) {
    const { label, fields } = readRow(row, columns, phases);
    const { id, ...rest } = fields;
    const wanted = typeof id === 'string' && !used.has(id) && !/^[en]\d+$/.test(id) ? id : undefined;
    const made = builder.add(label, rest, wanted).first;
    used.add(made);
  }
  const fragment = builder.build([...phases.values()]);
  // A parent is named by its id; where the table has no such row, it would belong to nothing.
  return {
    ...fragment,
    touchpoints: fragment.touchpoints.map((item) => {
      const { parent, ...rest } = item;
      return parent === undefined || (used.has(parent) && parent !== item.id) ? item : rest;
    }),
  };
}

function readRow(
  row: readonly string[],
  columns: readonly Column[],
  phases: Map<string, Phase>,
): { readonly label: string; readonly fields: Fields } {
  const fields: Fields = {};
  const extra: [string, Json][] = [];
  const notes: string[] = [];
  let label = '';
  row.forEach((cell, index) => {
    const column = columns[index] ?? { kind: 'unknown', heading: '' };
    const text = cell.trim();
    if (column.kind === 'label') label = text;
    if (text === '' || column.kind === 'label') return;
    if (column.kind === 'unknown') {
      if (column.heading === '') notes.push(text);
      else extra.push([column.heading, text]);
    } else if (column.key === 'phase') {
      const id = phaseIdOf(text);
      if (!phases.has(id)) phases.set(id, { id, label: text });
      fields.phase = id;
    } else {
      const value = readCell(column.key, text);
      if (value !== undefined) fields[column.key] = value;
      else notes.push(`${column.key}: ${text}`);
    }
  });
  if (notes.length > 0) fields.notes = joinNotes(fields.notes as string | undefined, ...notes);
  if (extra.length > 0) fields.extra = Object.fromEntries(extra);
  return { label, fields };
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
