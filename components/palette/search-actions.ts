import { search } from '@/lib/search/search';
import { buildIndex, fold, type SearchIndex } from '@/lib/search/search-index';
import { ACTIONS, type Action, type ActionGroup } from '../actions/registry';
import type { Editor } from '../store/types';

/** Words by which commands of a group are found besides their own. */
const GROUP_WORDS: Readonly<Record<ActionGroup, string>> = {
  edit: 'draw edit',
  rate: 'rate reaction rating',
  role: 'role mark link',
  nest: 'part inside parent nest',
  lane: 'phase column row lane stage',
  view: 'view look',
  walk: 'walk present',
  map: 'map file',
  help: 'help keyboard shortcuts settings',
};

/** Moving by arrow keys, and what the palette itself is for, is no use in a list. */
const LEFT_OUT = /^(?:move|walk|extend|follow)-(?:left|right|up|down)|^(?:palette|leave|toggle-selected)$/;

/** The commands that the palette offers. Those of a walk are the walk’s own. */
export const LISTED: readonly Action[] = ACTIONS.filter(
  ({ id, duringWalk }) => duringWalk !== 'only' && !LEFT_OUT.test(id),
);

let index: SearchIndex | null = null;

function actionIndex(): SearchIndex {
  index ??= buildIndex(LISTED.map(({ label, group }) => ({ name: fold(label), beside: [fold(GROUP_WORDS[group])] })));
  return index;
}

/** Commands by what was typed, best first, and how well the best one answers. */
export function searchActions(typed: string): { readonly actions: readonly Action[]; readonly best: number } {
  const { hits } = search(actionIndex(), typed);
  return { actions: hits.map(({ thing }) => LISTED[thing] as Action), best: hits[0]?.match ?? 0 };
}

/** Why a command can’t be done now, in a few words; null when it can. */
export function whyNot(action: Action, editor: Editor): string | null {
  const { role, map, selection, undo } = editor.store.getState();
  if (action.id === 'undo' && !undo.canUndo) return 'nothing to undo';
  if (action.id === 'redo' && !undo.canRedo) return 'nothing to redo';
  if (action.enabled(editor)) return null;
  if (action.edits && role === 'view') return 'not with a view link';
  if (map.touchpoints.length === 0) return 'the map is empty';
  if (action.id === 'reverse-transition') return 'select a transition first';
  const { size } = selection.touchpoints;
  if (size === 0) return 'select a touchpoint first';
  return size > 1 && ONE.has(action.id) ? 'select one touchpoint only' : 'nothing to do here';
}

const ONE: ReadonlySet<string> = new Set(['connect', 'connect-to', 'add-next', 'go-back', 'edit-label', 'go-inside']);
