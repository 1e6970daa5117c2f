import type { Editor } from '../store/types';

/** A card is mounted a few frames later: when it was only just made, was out of sight, or is only painted. */
const FRAMES = 6;

/** Gives a card of the canvas the keyboard's focus; while a label is being edited that keeps it. */
export function focusCard(editor: Editor, element: HTMLElement, id: string): void {
  focusSoon(editor, element, id, FRAMES);
}

function focusSoon(editor: Editor, element: HTMLElement, id: string, frames: number): void {
  const { editing, editingTransition, shown } = editor.store.getState();
  if (editing !== null || editingTransition !== null) return;
  // What has the focus is mounted wherever it is.
  if (shown.standIn(id) === id) editor.setFocused(id);
  const node = element.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (node) {
    if (!node.contains(document.activeElement)) node.focus({ preventScroll: true });
  } else if (frames > 0) requestAnimationFrame(() => focusSoon(editor, element, id, frames - 1));
}
