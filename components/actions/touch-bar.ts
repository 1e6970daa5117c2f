import type { Editor, EditorState } from '../store/types';
import { findAction } from './registry';
import type { Action } from './types';

export interface TouchBar {
  /** Action ids, in order, parted into groups. */
  readonly main: readonly (readonly string[])[];
  /** What else can be done, behind one more button. */
  readonly more: readonly (readonly string[])[];
}

const RATES = ['rate-negative', 'rate-neutral', 'rate-positive'];
const ROLES = ['role-start', 'role-intermediate', 'role-final', 'role-none'];

const ONE: TouchBar = {
  main: [RATES, ['connect', 'add-next', 'edit-label']],
  more: [
    ['show-details', 'connect-to', 'walk-chain', 'try-mended', 'rate-none'],
    ROLES,
    ['toggle-open', 'go-inside', 'put-into', 'take-out', 'group'],
    ['duplicate', 'copy', 'cut'],
    ['delete', 'delete-inside'],
  ],
};
const MANY: TouchBar = {
  main: [RATES, ['group', 'duplicate', 'delete']],
  more: [
    ['show-details', 'fit-selection', 'try-mended', 'rate-none'],
    ROLES,
    ['put-into', 'take-out'],
    ['copy', 'cut'],
    ['delete-inside'],
  ],
};
const LINES: TouchBar = {
  main: [['show-details', 'edit-label', 'reverse-transition', 'delete']],
  more: [['role-start', 'role-final']],
};
const VIEW_ONLY: TouchBar = { main: [['show-details', 'walk-chain', 'copy', 'fit-selection']], more: [] };

/** What a thumb is offered for the selection: the actions of the menu, the most used ones at once. Null without one. */
export function touchBar({ selection, role }: Pick<EditorState, 'selection' | 'role'>): TouchBar | null {
  const { touchpoints, transitions } = selection;
  if (touchpoints.size + transitions.size === 0) return null;
  if (role === 'view') return VIEW_ONLY;
  if (touchpoints.size === 0) return LINES;
  return touchpoints.size === 1 && transitions.size === 0 ? ONE : MANY;
}

/** Of what is behind the one more button, what would do something now. */
export function usefulNow(editor: Editor, groups: TouchBar['more']): readonly (readonly Action[])[] {
  return groups
    .map((ids) => ids.map(findAction).filter((action) => action.enabled(editor)))
    .filter((actions) => actions.length > 0);
}
