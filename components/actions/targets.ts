import type { Touchpoint, Transition } from '@/lib/model/types';
import { cardSize } from '@/lib/scene/card';
import type { Box } from '@/lib/scene/types';
import type { Editor } from '../store/types';

/** True when this person may change the map. */
export function canEdit(editor: Editor): boolean {
  return editor.store.getState().role !== 'view';
}

/** What an action on touchpoints is about: the selected ones, or else the one with the keyboard's focus. */
export function targetIds(editor: Editor): readonly string[] {
  const { selection, focused } = editor.store.getState();
  if (selection.touchpoints.size > 0) return [...selection.touchpoints];
  return focused !== null && selection.transitions.size === 0 ? [focused] : [];
}

/** The only touchpoint that is selected or focused; null when there is none or several. */
export function oneTarget(editor: Editor): Touchpoint | null {
  const ids = targetIds(editor);
  if (ids.length !== 1) return null;
  return editor.store.getState().map.touchpoints.find((touchpoint) => touchpoint.id === ids[0]) ?? null;
}

/** The only selected transition, when nothing else is selected. */
export function oneTransition(editor: Editor): Transition | null {
  const { selection, map } = editor.store.getState();
  if (selection.transitions.size !== 1 || selection.touchpoints.size > 0) return null;
  const [id] = selection.transitions;
  return map.transitions.find((transition) => transition.id === id) ?? null;
}

export function selectedTransitions(editor: Editor): readonly Transition[] {
  const { selection, map } = editor.store.getState();
  return map.transitions.filter((transition) => selection.transitions.has(transition.id));
}

/** Every card on the canvas, by id. */
export function boxes(editor: Editor): Map<string, Box> {
  const { map, places } = editor.store.getState();
  const all = new Map<string, Box>();
  for (const touchpoint of map.touchpoints) {
    const place = places.get(touchpoint.id);
    if (place) all.set(touchpoint.id, { ...place, ...cardSize(touchpoint) });
  }
  return all;
}
