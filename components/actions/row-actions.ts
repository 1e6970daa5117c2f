import type { RowField } from '@/lib/scene/lanes/rows';
import { showRows } from './lanes/show-rows';
import type { Action } from './types';

const ROWS: readonly (readonly [rows: RowField | null, id: string, label: string])[] = [
  ['customer', 'rows-customer', 'Rows by customer status'],
  ['area', 'rows-area', 'Rows by area'],
  [null, 'rows-none', 'No rows'],
];

/** Rows across the columns of phases: this person's own view. */
export const ROW_ACTIONS: readonly Action[] = ROWS.map(([rows, id, label]) => ({
  id,
  label,
  keys: [],
  group: 'lane',
  enabled: (editor) => editor.store.getState().rows !== rows,
  perform: (editor) => showRows(editor, rows),
}));
