import type { Editor } from '../store/types';
import { goInside, groupTogether, leaveScope, removeWithInside, takeOut, toggleOpen } from './nesting/nest';
import { canEdit, oneTarget, targetIds } from './targets';
import type { Action } from './types';

const hasParts = (editor: Editor, id: string): boolean => editor.store.getState().shown.nest?.parts.has(id) === true;
const isPart = (editor: Editor, id: string): boolean => editor.store.getState().shown.nest?.parent.has(id) === true;

/** The key again, or Enter on a touchpoint, ends what it began. */
function choosePutting(editor: Editor): void {
  const ids = targetIds(editor);
  const { putting } = editor.store.getState();
  if (putting !== null || ids.length === 0) {
    editor.setPutting(null);
    return;
  }
  editor.setPutting(ids);
  editor.announce('Put into: walk to the touchpoint with the arrow keys and press Enter.');
}

/** Touchpoints within touchpoints: opening, going inside, putting in and taking out. */
export const NESTING_ACTIONS: readonly Action[] = [
  {
    id: 'toggle-open',
    label: 'Open or close',
    keys: ['O'],
    group: 'nest',
    enabled: (editor) => targetIds(editor).some((id) => hasParts(editor, id)),
    perform(editor) {
      for (const id of targetIds(editor)) toggleOpen(editor, id);
      const [first] = targetIds(editor);
      if (first !== undefined) editor.camera?.reveal(first);
    },
  },
  {
    id: 'go-inside',
    label: 'Go inside',
    keys: ['Shift+Enter'],
    group: 'nest',
    enabled: (editor) => oneTarget(editor) !== null && editor.store.getState().putting === null,
    perform(editor) {
      const target = oneTarget(editor);
      if (target) goInside(editor, target.id);
    },
  },
  {
    id: 'go-outside',
    label: 'Back to what is around',
    keys: ['U'],
    group: 'nest',
    enabled: (editor) => editor.store.getState().scope !== null,
    perform: leaveScope,
  },
  {
    id: 'put-into',
    label: 'Put into another, by click or arrows',
    keys: ['P'],
    group: 'nest',
    edits: true,
    enabled: (editor) => canEdit(editor) && (targetIds(editor).length > 0 || editor.store.getState().putting !== null),
    perform: choosePutting,
  },
  {
    id: 'take-out',
    label: 'Take out',
    keys: ['Mod+Shift+G'],
    group: 'nest',
    edits: true,
    enabled: (editor) => canEdit(editor) && targetIds(editor).some((id) => isPart(editor, id)),
    perform: (editor) => void takeOut(editor, targetIds(editor)),
  },
  {
    id: 'group',
    label: 'Put into a new touchpoint',
    keys: ['Mod+G'],
    group: 'nest',
    edits: true,
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0,
    perform: (editor) => groupTogether(editor, targetIds(editor)),
  },
  {
    id: 'delete-inside',
    label: 'Delete with all that is inside',
    keys: ['Shift+Delete'],
    group: 'nest',
    edits: true,
    enabled: (editor) => canEdit(editor) && targetIds(editor).some((id) => hasParts(editor, id)),
    perform: (editor) =>
      removeWithInside(editor, targetIds(editor), [...editor.store.getState().selection.transitions]),
  },
];
