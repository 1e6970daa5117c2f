import type { Action } from './types';

/** What keys and a mouse do without asking, for those who have neither. */
export const TOUCH_ACTIONS: readonly Action[] = [
  {
    id: 'select-several',
    label: 'Select several',
    keys: [],
    group: 'edit',
    enabled: (editor) => editor.store.getState().map.touchpoints.length > 0,
    perform(editor) {
      const several = !editor.store.getState().several;
      editor.setSeveral(several);
      if (several) editor.announce('Each press now adds to the selection; a drag on the void takes all in its frame.');
      else editor.announce('A press selects one again.');
    },
  },
  {
    id: 'show-details',
    label: 'Details…',
    keys: [],
    group: 'view',
    enabled(editor) {
      const { touchpoints, transitions } = editor.store.getState().selection;
      return touchpoints.size + transitions.size > 0;
    },
    perform(editor) {
      editor.setPanel('inspector');
      // On a phone the panel is a sheet over the lower half: the card must stay in sight above it.
      const [id] = editor.store.getState().selection.touchpoints;
      if (id !== undefined) setTimeout(() => editor.camera?.show(id), 0);
    },
  },
];
