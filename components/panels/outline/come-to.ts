import type { Editor } from '../../store/types';
import { goToTouchpoint } from './outline-moves';

/** Gives the keyboard to a touchpoint where one is at work: in the outline if the focus is there, else on the canvas. */
export function comeTo(editor: Editor, id: string): void {
  const focused = typeof document === 'undefined' ? null : document.activeElement;
  if (focused?.closest('[data-outline]')) goToTouchpoint(editor, id);
  else editor.camera?.reveal(id);
}
