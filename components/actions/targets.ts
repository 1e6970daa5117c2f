import type { Touchpoint, Transition } from '@/lib/model/types';
import { CARD_WIDTH } from '@/lib/scene/card';
import { headOf } from '@/lib/scene/nesting/frames';
import { wholesAround } from '@/lib/scene/nesting/nest';
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

/** Every card and frame that is seen on the canvas, by id. */
export function boxes(editor: Editor): ReadonlyMap<string, Box> {
  return editor.store.getState().shown.boxes;
}

/** What the keyboard walks among: cards, and of frames the heads. */
export function stops(editor: Editor): ReadonlyMap<string, Box> {
  const { shown } = editor.store.getState();
  if (shown.frames.size === 0) return shown.boxes;
  return new Map([...shown.boxes].map(([id, box]) => [id, shown.frames.has(id) ? headStop(box) : box]));
}

/** The head of a frame, no wider than a card: its touchpoint is named at the left. */
function headStop(frame: Box): Box {
  return { ...headOf(frame), width: Math.min(CARD_WIDTH, frame.width) };
}

/** What a place of the canvas is inside of: the innermost open touchpoint there, or what was entered; null on the map. */
export function wholeAt(editor: Editor, { x, y }: { readonly x: number; readonly y: number }): string | null {
  const { shown, scope } = editor.store.getState();
  // The inner ones come first.
  for (const { id } of shown.nest?.wholes ?? []) {
    const frame = shown.frames.get(id);
    if (!frame) continue;
    if (x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height) return id;
  }
  return scope;
}

/** What a card that becomes a part of `whole` must not stand on: all but the frames around it. */
export function obstacles(editor: Editor, whole: string | null): Box[] {
  const { shown } = editor.store.getState();
  if (whole === null || shown.frames.size === 0) return [...shown.boxes.values()];
  const around = new Set([whole, ...wholesAround(shown.nest, whole)]);
  return [...shown.boxes].flatMap(([id, box]) => (around.has(id) ? [] : [box]));
}
