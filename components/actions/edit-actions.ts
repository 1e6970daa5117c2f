import { newIds } from '../store/new-id';
import type { Editor } from '../store/types';
import { addNext, addTouchpoint } from './add-touchpoint';
import { connect } from './connect';
import { copyFragment, insertFragment, offsetFragment } from './fragments';
import { finishPutting, leaveScope } from './nesting/nest';
import { removeSelection } from './remove-selection';
import { canEdit, oneTarget, oneTransition, stops, targetIds } from './targets';
import type { Action } from './types';
import { followChain } from './walk';

const hasSelection = (editor: Editor): boolean => {
  const { selection } = editor.store.getState();
  return selection.touchpoints.size > 0 || selection.transitions.size > 0;
};

/** What Enter does: it depends on what one is in the middle of. */
function enter(editor: Editor): void {
  const { connecting, putting } = editor.store.getState();
  const target = oneTarget(editor);
  const transition = oneTransition(editor);
  if (putting !== null) {
    if (target) finishPutting(editor, target.id);
    else editor.setPutting(null);
  } else if (connecting !== null) {
    if (target && target.id !== connecting) connect(editor, connecting, target.id);
    editor.setConnecting(null);
  } else if (target && editor.label.justEnded() === target.id) {
    editor.label.clearJustEnded();
    addNext(editor, target.id);
  } else if (target) editor.startEditing(target.id);
  else if (transition) editor.startEditingTransition(transition.id);
}

function leave(editor: Editor): void {
  const state = editor.store.getState();
  const { connecting, putting, several, highlight, following, drag, selection, scope, curve, tidying } = state;
  const selected = selection.touchpoints.size + selection.transitions.size > 0;
  if (drag) editor.drag.cancel();
  else if (tidying) editor.tidy.cancel();
  else if (putting !== null) editor.setPutting(null);
  else if (connecting !== null) editor.setConnecting(null);
  else if (several) editor.setSeveral(false);
  else if (following !== null) editor.follow(null);
  else if (highlight) editor.setHighlight(null);
  else if (selected) editor.select({});
  else if (curve) editor.curve.close();
  else if (scope !== null) leaveScope(editor);
  else editor.select({});
}

function remove(editor: Editor): void {
  const next = removeSelection(editor);
  if (next !== null) editor.camera?.reveal(next);
}

function duplicate(editor: Editor): void {
  const fragment = copyFragment(editor.store.getState(), targetIds(editor), { keepParents: true });
  insertFragment(editor, offsetFragment(fragment, 32, 32), newIds);
}

/** Making, changing and removing. */
export const EDIT_ACTIONS: readonly Action[] = [
  {
    id: 'add-touchpoint',
    label: 'New touchpoint',
    keys: ['N'],
    group: 'edit',
    edits: true,
    enabled: canEdit,
    perform: (editor) => addTouchpoint(editor, pointerPlace(editor)),
  },
  {
    id: 'add-next',
    label: 'Next touchpoint, connected',
    keys: ['Tab'],
    group: 'edit',
    edits: true,
    duringWalk: 'never',
    // Only a selected one: focus alone must be able to move on with Tab.
    enabled: (editor) => canEdit(editor) && editor.store.getState().selection.touchpoints.size === 1,
    perform(editor) {
      const target = oneTarget(editor);
      if (target) addNext(editor, target.id);
    },
  },
  {
    id: 'go-back',
    label: 'Back to the touchpoint before',
    keys: ['Shift+Tab'],
    group: 'edit',
    duringWalk: 'never',
    enabled: (editor) => editor.store.getState().selection.touchpoints.size === 1 && before(editor) !== null,
    perform(editor) {
      const id = before(editor);
      if (id === null) return;
      editor.select({ touchpoints: [id] });
      editor.camera?.reveal(id);
    },
  },
  {
    id: 'edit-label',
    label: 'Edit the label',
    keys: ['Enter', 'F2'],
    group: 'edit',
    edits: true,
    enabled: (editor) =>
      canEdit(editor) &&
      (oneTarget(editor) !== null || oneTransition(editor) !== null || editor.store.getState().connecting !== null),
    perform: enter,
  },
  {
    id: 'connect',
    label: 'Connect, by click or arrows',
    keys: ['C'],
    group: 'edit',
    edits: true,
    enabled: (editor) => canEdit(editor) && (oneTarget(editor) !== null || editor.store.getState().connecting !== null),
    perform(editor) {
      const target = oneTarget(editor);
      const { connecting } = editor.store.getState();
      if (connecting !== null || !target) {
        editor.setConnecting(null);
        return;
      }
      editor.setConnecting(target.id);
      editor.announce(`Connect from ${target.label}: walk to the target with the arrow keys and press Enter.`);
    },
  },
  {
    id: 'delete',
    label: 'Delete',
    keys: ['Delete', 'Backspace'],
    group: 'edit',
    edits: true,
    enabled: (editor) => canEdit(editor) && (hasSelection(editor) || targetIds(editor).length > 0),
    perform: remove,
  },
  {
    id: 'duplicate',
    label: 'Duplicate',
    keys: ['Mod+D'],
    group: 'edit',
    edits: true,
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0,
    perform: duplicate,
  },
  {
    id: 'select-all',
    label: 'Select all',
    keys: ['Mod+A'],
    group: 'edit',
    enabled: (editor) => editor.store.getState().map.touchpoints.length > 0,
    perform(editor) {
      const { touchpoints, transitions, bundles } = editor.store.getState().shown;
      editor.select({
        touchpoints: touchpoints.map(({ id }) => id),
        transitions: transitions.flatMap(({ id }) => bundles.get(id) ?? [id]),
      });
      editor.announce(`Selected all ${touchpoints.length} touchpoints.`);
    },
  },
  {
    id: 'toggle-selected',
    label: 'Select or deselect the focused one',
    keys: ['Mod+Enter'],
    group: 'edit',
    enabled: (editor) => editor.store.getState().focused !== null,
    perform(editor) {
      const { focused, selection } = editor.store.getState();
      const touchpoints = new Set(selection.touchpoints);
      if (focused !== null && !touchpoints.delete(focused)) touchpoints.add(focused);
      editor.select({ touchpoints: [...touchpoints], transitions: [...selection.transitions] });
    },
  },
  {
    id: 'select-transition',
    label: 'Select a transition of the touchpoint',
    keys: ['T'],
    group: 'edit',
    enabled: (editor) => transitionsHere(editor).length > 0,
    perform(editor) {
      const here = transitionsHere(editor);
      const current = here.indexOf(oneTransition(editor)?.id ?? '');
      const next = here[(current + 1) % here.length];
      if (next !== undefined) editor.select({ transitions: [next] });
    },
  },
  {
    id: 'reverse-transition',
    label: 'Reverse the direction',
    keys: [],
    group: 'edit',
    edits: true,
    enabled: (editor) => canEdit(editor) && oneTransition(editor) !== null,
    perform(editor) {
      const transition = oneTransition(editor);
      if (!transition) return;
      const { id, source, target } = transition;
      editor.run([{ type: 'set-transition', id, fields: { source: target, target: source } }]);
    },
  },
  {
    id: 'undo',
    label: 'Undo',
    keys: ['Mod+Z'],
    group: 'edit',
    edits: true,
    duringWalk: 'also',
    enabled: canEdit,
    perform: (editor) => editor.undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    group: 'edit',
    edits: true,
    duringWalk: 'also',
    enabled: canEdit,
    perform: (editor) => editor.redo(),
  },
  {
    id: 'leave',
    label: 'Leave what you are doing',
    keys: ['Escape'],
    group: 'edit',
    enabled: () => true,
    perform: leave,
  },
];

function before(editor: Editor): string | null {
  const target = oneTarget(editor);
  return target && followChain(editor.store.getState().shown.transitions, stops(editor), target.id, 'left');
}

/** Where the pointer is, when it is over the canvas. */
function pointerPlace(editor: Editor): { readonly at?: { readonly x: number; readonly y: number } } {
  const at = editor.camera?.pointer();
  return at ? { at } : {};
}

/** Transitions of the target, those that leave it first; around the selected transition, those of its source. */
function transitionsHere(editor: Editor): string[] {
  const { transitions } = editor.store.getState().shown;
  const current = oneTransition(editor)?.id;
  const id = transitions.find((line) => line.id === current)?.source ?? oneTarget(editor)?.id;
  if (id === undefined) return [];
  const leaving = transitions.filter((transition) => transition.source === id);
  const arriving = transitions.filter((transition) => transition.target === id && transition.source !== id);
  return [...leaving, ...arriving].map((transition) => transition.id);
}
