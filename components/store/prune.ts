import type { JourneyMap } from '@/lib/model/types';
import type { EditorState, Highlight, Selection } from './types';
import { pruneWalk } from './walking';

/** A selection of what exists; the same object when that is all of it. */
export function pruneSelection(selection: Selection, map: JourneyMap): Selection {
  if (selection.touchpoints.size === 0 && selection.transitions.size === 0) return selection;
  const touchpoints = pruneSet(selection.touchpoints, map.touchpoints);
  const transitions = pruneSet(selection.transitions, map.transitions);
  const same = touchpoints === selection.touchpoints && transitions === selection.transitions;
  return same ? selection : { touchpoints, transitions };
}

function pruneSet(ids: ReadonlySet<string>, things: readonly { readonly id: string }[]): ReadonlySet<string> {
  if (ids.size === 0) return ids;
  const left = new Set<string>();
  for (const { id } of things) if (ids.has(id)) left.add(id);
  return left.size === ids.size ? ids : left;
}

/** What of the state has lost its touchpoint or transition. An edited touchpoint is left alone: its text must not be lost. */
export function pruneState(state: EditorState, map: JourneyMap): Partial<EditorState> {
  const has = (id: string | null): boolean => id !== null && map.touchpoints.some((touchpoint) => touchpoint.id === id);
  const selection = pruneSelection(state.selection, map);
  return {
    ...(selection !== state.selection && { selection }),
    ...(state.connecting !== null && !has(state.connecting) && { connecting: null }),
    ...(state.putting && !state.putting.every(has) && { putting: null }),
    ...(state.focused !== null && !has(state.focused) && { focused: null }),
    ...(state.walk && { walk: pruneWalk(state.walk, new Set(map.touchpoints.map(({ id }) => id))) }),
    ...(state.highlight && !keepsHighlight(state.highlight, map) && { highlight: null }),
  };
}

function keepsHighlight(highlight: Highlight, map: JourneyMap): boolean {
  const ids = new Set(map.touchpoints.map((touchpoint) => touchpoint.id));
  return highlight.path.every((id) => ids.has(id)) && (highlight.focus === undefined || ids.has(highlight.focus));
}
