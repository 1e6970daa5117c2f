import type { MapFragment } from '../../document/types';
import type { Json, Phase } from '../../model/types';
import { FragmentBuilder, joinNotes } from '../fragment-builder';
import { parseTable } from './parse-table';
import { type ReactionScale, reactionScale } from './reaction-scale';
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
 * - A column of what comes next draws the lines, by labels. Numbers in a column of reactions are read by their range.
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
  readonly columns: readonly Column[] | null;
}

/** Touchpoints from the cells of a table, as `readTable` has it. Null for a single column without a heading: lines, then. */
export function readCells(rows: readonly (readonly string[])[]): TableReading | null {
  const columns = readHeadings(rows[0] ?? []);
  if (columns) return { fragment: readRows(rows.slice(1), columns), columns };
  const isList = rows.every((row) => row.slice(1).every((cell) => cell.trim() === '') && !row[0]?.includes('\n'));
  return isList ? null : { fragment: readGrid(rows), columns: null };
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

function readRows(rows: readonly (readonly string[])[], columns: readonly Column[]): MapFragment {
  const builder = new FragmentBuilder();
  const phases = new Map<string, Phase>();
  const used = new Set<string>();
  const byLabel = new Map<string, string>();
  const made: { readonly last: string; readonly next: string; readonly at: number }[] = [];
  const nextAt = columns.findIndex(({ kind }) => kind === 'next');
  const scales = columns.map((column, at) =>
    column.kind === 'field' && column.key === 'reaction' ? reactionScale(rows.map((row) => row[at] ?? '')) : null,
  );
  const notes: (readonly string[])[] = [];
  rows.forEach((row) => {
    const { label, fields } = readRow(row, columns, phases, scales);
    const { id, ...rest } = fields;
    const wanted = typeof id === 'string' && !used.has(id) && !/^[en]\d+$/.test(id) ? id : undefined;
    const { first, last } = builder.add(label, rest, wanted);
    used.add(first);
    if (!byLabel.has(plainLabel(label))) byLabel.set(plainLabel(label), first);
    made.push({ last, next: row[nextAt]?.trim() ?? '', at: made.length });
  });
  for (const { last, next, at } of made) notes[at] = next === '' ? [] : connectAll(builder, byLabel, last, next);
  const unmet = new Map(made.map(({ last, at }) => [last, notes[at] ?? []]));
  const fragment = builder.build([...phases.values()]);
  return {
    ...fragment,
    touchpoints: fragment.touchpoints.map((item) => {
      const missing = unmet.get(item.id) ?? [];
      const noted =
        missing.length === 0 ? item : { ...item, notes: joinNotes(item.notes, `next: ${missing.join('; ')}`) };
      // A parent is named by its id or its label; where the table has no such row, it would belong to nothing.
      const { parent, ...rest } = noted;
      if (parent === undefined) return noted;
      const whole = used.has(parent) ? parent : byLabel.get(plainLabel(parent));
      return whole === undefined || whole === item.id ? rest : { ...rest, parent: whole };
    }),
  };
}

/** Draws lines to the touchpoints whose labels a cell has, one or several; gives those that no row has. */
function connectAll(
  builder: FragmentBuilder,
  byLabel: ReadonlyMap<string, string>,
  source: string,
  cell: string,
): readonly string[] {
  // A label may have a comma of its own.
  const whole = byLabel.get(plainLabel(cell));
  const labels = whole === undefined ? cell.split(/[;,\n|]|->|→/u).map((label) => label.trim()) : [cell];
  return labels.filter((label) => {
    if (label === '') return false;
    const target = byLabel.get(plainLabel(label));
    if (target !== undefined && target !== source) builder.connect(source, target);
    return target === undefined;
  });
}

function plainLabel(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function readRow(
  row: readonly string[],
  columns: readonly Column[],
  phases: Map<string, Phase>,
  scales: readonly (ReactionScale | null)[],
): { readonly label: string; readonly fields: Fields } {
  const fields: Fields = {};
  const extra: [string, Json][] = [];
  const notes: string[] = [];
  let label = '';
  row.forEach((cell, index) => {
    const column = columns[index] ?? { kind: 'unknown', heading: '' };
    const text = cell.trim();
    if (column.kind === 'label') label = text;
    if (text === '' || column.kind === 'label' || column.kind === 'next') return;
    if (column.kind === 'unknown') {
      if (column.heading === '') notes.push(text);
      else extra.push([column.heading, text]);
    } else if (column.key === 'phase') {
      const id = phaseIdOf(text);
      if (!phases.has(id)) phases.set(id, { id, label: text });
      fields.phase = id;
    } else {
      const value = scales[index]?.(text) ?? readCell(column.key, text);
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
