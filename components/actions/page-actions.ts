import { getPreferences, setPreferences } from '../store/preferences';
import type { DialogName, Editor, PanelName } from '../store/types';
import { canEdit } from './targets';
import type { Action } from './types';

function dialog(id: DialogName, label: string): Action {
  return {
    id: `open-${id}`,
    label,
    keys: [],
    group: 'map',
    enabled: () => true,
    perform: (editor) => editor.setDialog(id),
  };
}

function panel(id: PanelName, label: string): Action {
  return {
    id: `show-${id}`,
    label,
    keys: [],
    group: 'view',
    enabled: () => true,
    perform: (editor) => editor.setPanel(id),
  };
}

function switchSingleKeys(editor: Editor): void {
  const singleKeys = !getPreferences().singleKeys;
  setPreferences({ singleKeys });
  editor.say(
    singleKeys
      ? 'Single-letter keys work again.'
      : 'Single-letter keys are off. Keys with Ctrl and arrows stay; every command is in the search (Ctrl+K).',
  );
}

/** What bar and panel offer besides the canvas, so that it can be found by typing too. */
export const PAGE_ACTIONS: readonly Action[] = [
  panel('findings', 'Show findings'),
  panel('chains', 'Show chains'),
  panel('mend', 'Show what to mend first'),
  panel('losses', 'Show where customers are lost'),
  panel('inspector', 'Show details'),
  {
    id: 'hide-panel',
    label: 'Hide the panel',
    keys: [],
    group: 'view',
    enabled: (editor) => editor.store.getState().panel !== null,
    perform: (editor) => editor.setPanel(null),
  },
  {
    id: 'minimap',
    label: 'Show or hide the small map',
    keys: [],
    group: 'view',
    enabled: () => true,
    perform: () => setPreferences({ minimap: !getPreferences().minimap }),
  },
  dialog('share', 'Share…'),
  dialog('export', 'Export…'),
  {
    id: 'copy-picture',
    label: 'Copy a picture of what is selected, or of all',
    keys: [],
    group: 'map',
    enabled: (editor) => editor.store.getState().map.touchpoints.length > 0,
    perform: (editor) =>
      void import('../panels/export/copy-picture').then(
        ({ copyPicture }) => copyPicture(editor),
        () => editor.say('This part of the page could not be loaded. Try again when you are online.', 'error'),
      ),
  },
  { ...dialog('import', 'Import a file…'), edits: true, enabled: canEdit },
  { ...dialog('survey', 'Import survey answers…'), edits: true, enabled: canEdit },
  dialog('rules', 'Rules of the findings…'),
  {
    id: 'single-keys',
    label: 'Single-letter keys on or off',
    keys: [],
    group: 'help',
    enabled: () => true,
    perform: switchSingleKeys,
  },
];
