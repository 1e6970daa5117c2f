import { pathThrough } from '../panels/path-through';
import type { Editor } from '../store/types';
import { targetIds } from './targets';
import type { Action } from './types';
import { pathToWalk } from './walk-actions';

/** The chain whose curve is wanted: the one that is walked, else one through what is selected, or lit, or from the first start on. */
function showCurve(editor: Editor): void {
  const { walk, curve, map, states } = editor.store.getState();
  const [target] = targetIds(editor);
  if (walk) editor.curve.show(walk.path, walk.path[walk.at]);
  // The same key again closes it, unless another chain is asked for.
  else if (curve && (target === undefined || curve.path.includes(target))) editor.curve.close();
  else if (target !== undefined) editor.curve.show(pathThrough(map.transitions, states, target), target);
  else editor.curve.show(pathToWalk(editor));
}

/** How customers feel along a chain. */
export const CURVE_ACTIONS: readonly Action[] = [
  {
    id: 'show-curve',
    label: 'Show the emotion curve',
    keys: ['E'],
    group: 'view',
    enabled: (editor) => editor.store.getState().map.touchpoints.length > 0,
    perform: showCurve,
  },
];
