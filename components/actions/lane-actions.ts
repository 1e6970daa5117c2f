import { PHASE_COLORS, type PhaseColor } from '@/lib/scene/lanes/phase-color';
import type { Editor } from '../store/types';
import { addPhase, addUsualPhases, colorPhase, movePhaseBy, removePhase, targetPhase } from './lanes/phases';
import { putIntoPhase } from './lanes/put-into-phase';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

function ofPhase(
  action: Pick<Action, 'id' | 'label'>,
  perform: (editor: Editor, phase: string) => void,
  allows: (editor: Editor, at: number) => boolean = () => true,
): Action {
  const at = (editor: Editor): number =>
    editor.store.getState().map.phases.findIndex(({ id }) => id === targetPhase(editor)?.id);
  return {
    ...action,
    keys: [],
    group: 'lane',
    edits: true,
    enabled: (editor) => canEdit(editor) && at(editor) >= 0 && allows(editor, at(editor)),
    perform(editor) {
      const phase = targetPhase(editor);
      if (phase) perform(editor, phase.id);
    },
  };
}

const COLOR_WORDS: Readonly<Record<PhaseColor, string>> = {
  violet: 'violet',
  teal: 'teal',
  amber: 'amber',
  rose: 'rose',
  olive: 'olive',
  slate: 'slate',
};

/** Phases as columns. */
export const LANE_ACTIONS: readonly Action[] = [
  {
    id: 'add-phase',
    label: 'Add a phase',
    keys: [],
    group: 'lane',
    edits: true,
    enabled: canEdit,
    perform: (editor) => addPhase(editor, editor.store.getState().phase),
  },
  {
    id: 'add-usual-phases',
    label: 'Add the usual five phases',
    keys: [],
    group: 'lane',
    edits: true,
    enabled: (editor) => canEdit(editor) && editor.store.getState().map.phases.length === 0,
    perform: addUsualPhases,
  },
  ofPhase({ id: 'rename-phase', label: 'Rename the phase' }, (editor, id) => editor.setRenamingPhase(id)),
  ofPhase({ id: 'add-phase-before', label: 'Add a phase before it' }, (editor, id) => addPhase(editor, id, 0)),
  ofPhase({ id: 'add-phase-after', label: 'Add a phase after it' }, (editor, id) => addPhase(editor, id, 1)),
  ofPhase(
    { id: 'move-phase-left', label: 'Move the phase left' },
    (editor, id) => movePhaseBy(editor, id, -1),
    (_editor, at) => at > 0,
  ),
  ofPhase(
    { id: 'move-phase-right', label: 'Move the phase right' },
    (editor, id) => movePhaseBy(editor, id, 1),
    (editor, at) => at < editor.store.getState().map.phases.length - 1,
  ),
  ...PHASE_COLORS.map((color) =>
    ofPhase({ id: `color-phase-${color}`, label: `Colour the phase ${COLOR_WORDS[color]}` }, (editor, id) =>
      colorPhase(editor, id, color),
    ),
  ),
  ofPhase({ id: 'color-phase-none', label: 'Take the colour off the phase' }, (editor, id) =>
    colorPhase(editor, id, null),
  ),
  ofPhase({ id: 'remove-phase', label: 'Remove the phase' }, removePhase),
  {
    id: 'phase-none',
    label: 'Take out of its phase',
    keys: [],
    group: 'lane',
    edits: true,
    enabled(editor) {
      const ids = new Set(targetIds(editor));
      const { touchpoints } = editor.store.getState().map;
      return canEdit(editor) && touchpoints.some(({ id, phase }) => ids.has(id) && phase !== undefined);
    },
    perform: (editor) => putIntoPhase(editor, targetIds(editor), null),
  },
];
