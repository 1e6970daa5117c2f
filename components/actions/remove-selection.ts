import { formatParts } from '@/lib/scene/nesting/parts-words';
import type { Editor } from '../store/types';
import { keepEmptied, partsLeft } from './nesting/nest-commands';
import { stops, targetIds } from './targets';
import { followChain } from './walk';

/**
 * Removes what is selected, as one undo step, and says so. Gives what came before it in the chain, when that was one
 * touchpoint: where one goes on from; null otherwise.
 */
export function removeSelection(editor: Editor): string | null {
  const state = editor.store.getState();
  const touchpoints = targetIds(editor);
  const transitions = [...state.selection.transitions];
  const [only] = touchpoints;
  const before =
    only !== undefined && touchpoints.length === 1
      ? followChain(state.shown.transitions, stops(editor), only, 'left')
      : null;
  const left = partsLeft(state.shown.nest, touchpoints);
  if (!editor.run([...keepEmptied(state, touchpoints), { type: 'remove', touchpoints, transitions }])) return null;
  const parts = [
    touchpoints.length > 0 && `${touchpoints.length} touchpoint${touchpoints.length === 1 ? '' : 's'}`,
    transitions.length > 0 && `${transitions.length} transition${transitions.length === 1 ? '' : 's'}`,
  ].filter((part) => part !== false);
  const deleted = `Deleted ${parts.join(' and ')}.`;
  if (left === 0) editor.announce(deleted);
  else editor.say(`${deleted} What was inside stays on the map: ${formatParts(left)}. Undo brings it back as it was.`);
  return before;
}
