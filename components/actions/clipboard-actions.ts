import type { Editor } from '../store/types';
import { pasteLate } from './late-paste';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

/** The menu cannot raise a paste event: it asks the browser, which may ask the person. */
async function pasteFromMenu(editor: Editor): Promise<void> {
  try {
    await pasteLate(editor, { text: await navigator.clipboard.readText(), html: '' });
  } catch {
    editor.say('The browser does not let this page read the clipboard. Press Ctrl+V (on a Mac ⌘V) instead.', 'error');
  }
}

/** Copy, cut and paste, between maps and tabs too. With keys the browser's own clipboard events do it. */
export const CLIPBOARD_ACTIONS: readonly Action[] = [
  {
    id: 'copy',
    label: 'Copy',
    keys: ['Mod+C'],
    group: 'edit',
    native: true,
    enabled: (editor) => targetIds(editor).length > 0,
    perform: () => void document.execCommand('copy'),
  },
  {
    id: 'cut',
    label: 'Cut',
    keys: ['Mod+X'],
    group: 'edit',
    edits: true,
    native: true,
    enabled: (editor) => canEdit(editor) && targetIds(editor).length > 0,
    perform: () => void document.execCommand('cut'),
  },
  {
    id: 'paste',
    label: 'Paste touchpoints, lines or a table',
    keys: ['Mod+V'],
    group: 'edit',
    edits: true,
    native: true,
    enabled: canEdit,
    perform: (editor) => void pasteFromMenu(editor),
  },
];
