import { getPreferences } from '../store/preferences';
import type { Editor } from '../store/types';
import { focusPlace, handleKey } from './handle-key';

/** Listens to the keyboard for an open map; returns the function that ends it. */
export function installShortcuts(editor: Editor, target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    // While a syllable is being composed (Chinese, Japanese, Korean …) Enter belongs to the composition.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    // A key that is held down repeats: walking and moving shall, making one touchpoint after the other shall not.
    if (event.repeat && !/^(?:Arrow|[zy+=-]$)/i.test(event.key)) return;
    if (handleKey(editor, event, focusPlace(event.target), getPreferences().singleKeys)) event.preventDefault();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}
