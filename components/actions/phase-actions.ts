import type { Editor } from '../store/types';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

/** Puts touchpoints into a phase, or (undefined) into none; one undo step. True when it was done. */
export function moveToPhase(editor: Editor, ids: readonly string[], phase: string | undefined): boolean {
  if (ids.length === 0 || !editor.run([{ type: 'set-touchpoints', ids, fields: { phase } }])) return false;
  const label = editor.store.getState().map.phases.find((one) => one.id === phase)?.label;
  editor.announce(label === undefined ? 'In no phase any more.' : `Moved to ${label}.`);
  return true;
}

/** The phase that the targets would come to; null when there is none further on. */
function phaseBeside(editor: Editor, by: 1 | -1): string | null {
  const { phases, touchpoints } = editor.store.getState().map;
  const [first] = targetIds(editor);
  const now = touchpoints.find(({ id }) => id === first)?.phase;
  const at = phases.findIndex(({ id }) => id === now);
  // Who is in no phase yet comes to the first, or to the last.
  const next = at < 0 ? (by === 1 ? 0 : phases.length - 1) : at + by;
  return phases[next]?.id ?? null;
}

function beside(id: string, label: string, key: string, by: 1 | -1): Action {
  return {
    id,
    label,
    keys: [key],
    group: 'edit',
    edits: true,
    duringWalk: 'never',
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0 && phaseBeside(editor, by) !== null,
    perform(editor) {
      const phase = phaseBeside(editor, by);
      if (phase !== null) moveToPhase(editor, targetIds(editor), phase);
    },
  };
}

/** From phase to phase without a drag. */
export const PHASE_ACTIONS: readonly Action[] = [
  beside('phase-next', 'Into the next phase', 'Alt+Shift+ArrowRight', 1),
  beside('phase-previous', 'Into the phase before', 'Alt+Shift+ArrowLeft', -1),
];
