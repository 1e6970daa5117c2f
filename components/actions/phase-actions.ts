import type { Editor } from '../store/types';
import { putIntoPhase } from './lanes/put-into-phase';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

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
    group: 'lane',
    edits: true,
    duringWalk: 'never',
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0 && phaseBeside(editor, by) !== null,
    perform(editor) {
      const phase = phaseBeside(editor, by);
      if (phase !== null) putIntoPhase(editor, targetIds(editor), phase);
    },
  };
}

/** From phase to phase without a drag. */
export const PHASE_ACTIONS: readonly Action[] = [
  beside('phase-next', 'Into the next phase', 'Alt+Shift+ArrowRight', 1),
  beside('phase-previous', 'Into the phase before', 'Alt+Shift+ArrowLeft', -1),
];
