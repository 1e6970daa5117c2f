import type { Editor } from '../store/types';
import { canEdit, targetIds } from './targets';
import type { Action } from './types';

/** Tries one touchpoint as mended besides what is tried already, or no longer. */
export function tryMended(editor: Editor, ids: readonly string[], on: boolean): void {
  const tried = new Set(editor.store.getState().trial);
  for (const id of ids) {
    if (on) tried.add(id);
    else tried.delete(id);
  }
  editor.setTrial([...tried]);
}

/**
 * Rates what is tried as positive, as one undo step. What is broken inside can't be: its parts have to be mended, so it
 * stays tried, and that is said.
 */
export function markTried(editor: Editor): void {
  const { trial, actual, map } = editor.store.getState();
  const inside = (id: string): boolean => actual.states.touchpoints.get(id)?.brokenInside === true;
  const ids = [...(trial ?? [])].filter((id) => !inside(id));
  if (ids.length > 0) {
    if (!editor.run([{ type: 'set-touchpoints', ids, fields: { reaction: 'positive' } }])) return;
    editor.announce(ids.length === 1 ? 'Marked one touchpoint as mended.' : `Marked ${ids.length} as mended.`);
  }
  const left = [...(editor.store.getState().trial ?? [])].filter(inside);
  if (left.length === 0) return;
  const names = left.map((id) => `“${map.touchpoints.find((one) => one.id === id)?.label || 'No label'}”`).join(', ');
  editor.say(`${names} ${left.length === 1 ? 'is' : 'are'} broken inside and can’t be marked: mend the parts.`);
}

/** The negative ones among what is selected or focused. */
function negativeTargets(editor: Editor): readonly string[] {
  const { touchpoints } = editor.store.getState().actual.states;
  return targetIds(editor).filter((id) => touchpoints.get(id)?.negative);
}

const isTrying = (editor: Editor): boolean => editor.store.getState().trial !== null;

/** What-if: the map as it would be, were something mended. */
export const TRIAL_ACTIONS: readonly Action[] = [
  {
    id: 'try-mended',
    label: 'Try as mended',
    keys: [],
    group: 'view',
    enabled: (editor) => negativeTargets(editor).length > 0,
    perform(editor) {
      const ids = negativeTargets(editor);
      const { trial } = editor.store.getState();
      tryMended(editor, ids, !ids.every((id) => trial?.has(id)));
    },
  },
  {
    id: 'mark-tried',
    label: 'Mark what is tried as mended',
    keys: [],
    group: 'rate',
    edits: true,
    enabled: (editor) => canEdit(editor) && isTrying(editor),
    perform: markTried,
  },
  {
    id: 'stop-trying',
    label: 'Stop trying',
    keys: [],
    group: 'view',
    enabled: isTrying,
    perform: (editor) => editor.setTrial(null),
  },
];
