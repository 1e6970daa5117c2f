import { getPreferences, setPreferences } from '../store/preferences';
import type { Editor } from '../store/types';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

const ZOOM_STEP = 1.25;
const hasTouchpoints = (editor: Editor): boolean => editor.store.getState().map.touchpoints.length > 0;

/** What is seen, and how the map as a whole lies. */
export const VIEW_ACTIONS: readonly Action[] = [
  {
    id: 'fit',
    label: 'Show the whole map',
    keys: ['Shift+1'],
    group: 'view',
    enabled: hasTouchpoints,
    perform: (editor) => editor.camera?.fit(),
  },
  {
    id: 'fit-selection',
    label: 'Show the selection',
    keys: ['Shift+2'],
    group: 'view',
    enabled: (editor) => targetIds(editor).length > 0,
    perform: (editor) => editor.camera?.fit(targetIds(editor)),
  },
  {
    id: 'zoom-100',
    label: 'Zoom to 100 %',
    keys: ['Mod+0'],
    group: 'view',
    enabled: () => true,
    perform: (editor) => editor.camera?.zoomTo(1),
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    keys: ['Plus'],
    group: 'view',
    enabled: () => true,
    perform: (editor) => editor.camera?.zoomBy(ZOOM_STEP),
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    keys: ['Minus'],
    group: 'view',
    enabled: () => true,
    perform: (editor) => editor.camera?.zoomBy(1 / ZOOM_STEP),
  },
  {
    id: 'show-flow',
    label: 'Show flow as width of lines',
    keys: [],
    group: 'view',
    enabled: (editor) => editor.store.getState().map.transitions.length > 0,
    perform(editor) {
      const showFlow = !editor.store.getState().showFlow;
      editor.setShowFlow(showFlow);
      editor.announce(showFlow ? 'Lines are as wide as the flow of customers.' : 'Lines are of equal width again.');
    },
  },
  {
    id: 'snap-to-guides',
    label: 'Snap into line while dragging, or not',
    keys: [],
    group: 'view',
    enabled: canEdit,
    perform(editor) {
      const guides = !getPreferences().guides;
      setPreferences({ guides });
      editor.say(guides ? 'Cards snap into line again.' : 'Cards no longer snap into line.');
    },
  },
  {
    id: 'tidy',
    label: 'Tidy up the map',
    keys: ['Shift+L'],
    group: 'map',
    edits: true,
    enabled: (editor) => canEdit(editor) && hasTouchpoints(editor),
    perform: (editor) => editor.tidy.start(),
  },
  {
    id: 'tidy-selection',
    label: 'Tidy up the selection',
    keys: ['Mod+Shift+L'],
    group: 'map',
    edits: true,
    enabled: (editor) => canEdit(editor) && editor.store.getState().selection.touchpoints.size > 1,
    perform: (editor) => editor.tidy.start([...editor.store.getState().selection.touchpoints]),
  },
  {
    id: 'versions',
    label: 'Versions of this map',
    keys: ['Shift+V'],
    group: 'map',
    enabled: () => true,
    perform: (editor) => editor.setDialog('versions'),
  },
  {
    id: 'help',
    label: 'Show all keys',
    keys: ['?'],
    group: 'help',
    enabled: () => true,
    perform: (editor) => editor.setDialog('help'),
  },
];
