import type { OutlineRow } from '@/lib/outline/outline-rows';
import { addBefore, addNext, addPart, addTouchpoint } from '../../actions/add-touchpoint';
import { insertPhase } from '../../actions/lanes/phase-commands';
import { freePhaseName } from '../../actions/lanes/phases';
import { canEdit } from '../../actions/targets';
import { newId } from '../../store/new-id';
import type { Editor } from '../../store/types';
import { outlineStore } from './outline-state';

export type AddWhere = 'next' | 'before' | 'part' | 'beside';

/** Opens the name of a new touchpoint in the outline: connected after or before another, inside it, or in its phase. */
export function addHere(editor: Editor, id: string, where: AddWhere): void {
  const phase = editor.store.getState().map.touchpoints.find((one) => one.id === id)?.phase;
  const more = { labelIn: 'outline', phase } as const;
  if (where === 'next') addNext(editor, id, more);
  else if (where === 'before') addBefore(editor, id, more);
  else if (where === 'part') addPart(editor, id, { labelIn: 'outline' });
  else addTouchpoint(editor, more);
}

/** Opens the name of a new touchpoint of a phase, or of none. */
export function addToPhase(editor: Editor, phase: string | undefined): void {
  addTouchpoint(editor, { labelIn: 'outline', phase });
}

/** Begins to change the name of what a row stands for, in its place. */
export function rename(editor: Editor, row: OutlineRow): void {
  if (row.kind === 'touchpoint') editor.startEditing(row.id, 'outline');
  else if (row.kind === 'phase' && row.phase && canEdit(editor))
    outlineStore(editor).setState({ naming: row.phase.id });
  else if (row.kind === 'phase' || canEdit(editor)) return;
  else editor.run([]);
}

/** Writes the name of a phase, if it is another. */
export function namePhase(editor: Editor, id: string, label: string): void {
  const { phases } = editor.store.getState().map;
  if (phases.find((phase) => phase.id === id)?.label === label) return;
  const named = phases.map((phase) => (phase.id === id ? { ...phase, label } : phase));
  editor.run([{ type: 'set-phases', phases: named }]);
}

/** Adds a phase at the end, and opens its name here. */
export function addPhase(editor: Editor): void {
  const state = editor.store.getState();
  const { phases } = state.map;
  const id = newId();
  if (!editor.run(insertPhase(state, { id, label: freePhaseName(phases) }, phases.length))) return;
  outlineStore(editor).setState({ naming: id });
}
