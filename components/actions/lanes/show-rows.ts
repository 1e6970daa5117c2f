import type { RowField } from '@/lib/scene/lanes/rows';
import { lanesOf } from '../../store/lanes/lanes-of';
import type { Editor } from '../../store/types';
import { canEdit } from '../targets';

const WORDS: Readonly<Record<RowField, string>> = { customer: 'customer status', area: 'area' };

/** Shows rows across the map, for this person. Cards that do not stand in rows are not moved unasked. */
export function showRows(editor: Editor, rows: RowField | null): void {
  editor.setRows(rows);
  if (rows === null) {
    editor.announce('There are no rows now.');
    return;
  }
  editor.announce(`There are rows by ${WORDS[rows]} now.`);
  const state = editor.store.getState();
  if (state.map.touchpoints.length === 0 || lanesOf(state).rows.length > 0) return;
  const message = `The cards do not stand in rows by ${WORDS[rows]} yet. Tidying the map puts them there.`;
  if (canEdit(editor)) editor.offer(message, 'Tidy up', () => editor.tidy.start());
  else editor.say(message);
}
