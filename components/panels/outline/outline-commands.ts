import type { Phase } from '@/lib/model/types';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { addBefore, addNext, addPart, addTouchpoint } from '../../actions/add-touchpoint';
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
  setPhases(
    editor,
    phases.map((phase) => (phase.id === id ? { ...phase, label } : phase)),
  );
}

/** Adds a phase at the end, and opens its name. */
export function addPhase(editor: Editor): void {
  const { phases } = editor.store.getState().map;
  const id = newId();
  if (!setPhases(editor, [...phases, { id, label: `Phase ${phases.length + 1}` }])) return;
  outlineStore(editor).setState({ naming: id });
}

/** Moves a phase one place earlier (-1) or later (1); says where it is now. */
export function shiftPhase(editor: Editor, id: string, by: 1 | -1): void {
  const { phases } = editor.store.getState().map;
  const from = phases.findIndex((phase) => phase.id === id);
  const to = from + by;
  const phase = phases[from];
  if (!phase || to < 0 || to >= phases.length) return;
  const next = phases.filter((one) => one !== phase);
  next.splice(to, 0, phase);
  if (setPhases(editor, next)) editor.announce(`${phase.label} is phase ${to + 1} of ${phases.length} now.`);
}

/** Removes a phase; its touchpoints stay, in no phase. */
export function removePhase(editor: Editor, id: string): void {
  const { phases, touchpoints } = editor.store.getState().map;
  const gone = phases.find((phase) => phase.id === id);
  const inside = touchpoints.filter((touchpoint) => touchpoint.phase === id).map((touchpoint) => touchpoint.id);
  if (!gone) return;
  const clear = { type: 'set-touchpoints', ids: inside, fields: { phase: undefined } } as const;
  const left = phases.filter((phase) => phase.id !== id);
  if (!editor.run([...(inside.length > 0 ? [clear] : []), { type: 'set-phases', phases: left }])) return;
  editor.announce(`Deleted the phase ${gone.label}.${inside.length > 0 ? ' Its touchpoints stay, in no phase.' : ''}`);
}

function setPhases(editor: Editor, phases: readonly Phase[]): boolean {
  return editor.run([{ type: 'set-phases', phases }]);
}
