import { toFileObject } from '../../model/file-object';
import { LIMITS } from '../../protocol/limits';
import { finishRead, type ReadResult, refuse } from '../read-result';
import { buildDrafts } from './build-drafts';
import type { ColumnMapping, MappedColumn } from './columns';
import { openTable } from './open-table';
import { proposeMapping, readHeadings } from './propose-mapping';
import { readDrafts } from './read-drafts';

/** What became of a table, and what its columns were taken for; null when it could not be taken apart. */
export type TableResult = ReadResult & { readonly mapping: ColumnMapping | null };

/**
 * A map from a CSV or TSV text: a row a touchpoint. Refused, with the rows: an id that is there twice, a touchpoint
 * that is part of itself, a table without names. All else comes in; what does not fit its column goes to the notes of
 * the touchpoint, and that is said.
 * @param mapping what the columns are to be taken for; the proposed ones without
 */
export function readTableFile(text: string, mapping?: ColumnMapping): TableResult {
  const table = openTable(text);
  if (!table.ok) return { ...table, mapping: null };
  const cells = table.rows.map((row) => row.cells);
  const used = mapping ?? proposeMapping(cells);
  const labels = used.columns.find(({ target }) => target === 'label');
  if (!labels) {
    const refusal = refuse('has no column with the names of the touchpoints: give one the heading “label”');
    return { ...refusal, mapping: used };
  }
  const rows = used.headed ? table.rows.slice(1) : table.rows;
  if (rows.length === 0) return { ...refuse('has headings, and no rows below them'), mapping: used };
  const drafts = readDrafts(rows, used);
  const { fragment, faults, notes } = buildDrafts(drafts, 'stable');
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, LIMITS.faults), mapping: used };
  const { touchpoints, transitions, phases = [] } = fragment;
  const found = toFileObject({ title: '', phases, touchpoints, transitions });
  const said = [...describeGuess(used, labels), ...capNotes([...drafts.notes, ...notes])];
  return { ...finishRead(found, said), mapping: used };
}

/** Says it when no heading named the labels. */
function describeGuess({ headed, columns }: ColumnMapping, labels: MappedColumn): string[] {
  if (!headed) return ['No heading is known: every row was read as a touchpoint, the first one, too.'];
  if (readHeadings(columns.map(({ heading }) => heading))) return [];
  return [`No heading says where the names of the touchpoints are: the column “${labels.heading}” was taken.`];
}

/** The first notes one by one, and how many more there are. */
function capNotes(notes: readonly string[]): readonly string[] {
  if (notes.length <= LIMITS.tableNotes) return notes;
  const more = notes.length - LIMITS.tableNotes;
  return [...notes.slice(0, LIMITS.tableNotes), `${more} more like these were put into the notes, too.`];
}
