import type { Editor } from '../store/types';
import { canEdit, oneTarget, targetIds } from './targets';
import type { Action } from './types';

/** While something waits for a touchpoint to be chosen, searching is a way to choose it. */
function openPalette(editor: Editor): void {
  const { connecting, putting } = editor.store.getState();
  editor.setDialog(connecting !== null ? 'connect-to' : putting !== null ? 'put-into' : 'palette');
}

/** Finding touchpoints and commands, and making many, by typing. */
export const FIND_ACTIONS: readonly Action[] = [
  {
    id: 'palette',
    label: 'Search and commands',
    keys: ['Mod+K'],
    group: 'view',
    inFields: true,
    enabled: () => true,
    perform: openPalette,
  },
  {
    id: 'capture',
    label: 'Capture ideas, one after the other',
    keys: ['Shift+N'],
    group: 'edit',
    edits: true,
    duringWalk: 'never',
    enabled: canEdit,
    perform: (editor) => editor.setCapturing(true),
  },
  {
    id: 'go-to',
    label: 'Go to…',
    keys: ['Mod+F'],
    group: 'view',
    enabled: (editor) => editor.store.getState().map.touchpoints.length > 0,
    perform: (editor) => editor.setDialog('go-to'),
  },
  {
    id: 'connect-to',
    label: 'Connect to…',
    keys: ['Shift+C'],
    group: 'edit',
    edits: true,
    enabled: (editor) => canEdit(editor) && (oneTarget(editor) !== null || editor.store.getState().connecting !== null),
    perform: (editor) => editor.setDialog('connect-to'),
  },
  {
    id: 'put-into-found',
    label: 'Put into…',
    keys: ['Shift+P'],
    group: 'nest',
    edits: true,
    enabled: (editor) => canEdit(editor) && (targetIds(editor).length > 0 || editor.store.getState().putting !== null),
    perform: (editor) => editor.setDialog('put-into'),
  },
];
