import { wishOutlineFocus } from '../store/outline-focus';
import type { Action } from './types';

/** The map as an outline beside the canvas. */
export const OUTLINE_ACTIONS: readonly Action[] = [
  {
    id: 'outline',
    label: 'Go to the outline',
    keys: ['Shift+O'],
    group: 'view',
    duringWalk: 'never',
    enabled: () => true,
    perform(editor) {
      editor.setPanel('outline');
      wishOutlineFocus();
    },
  },
];
