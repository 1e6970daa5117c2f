import { getPreferences } from '../store/preferences';
import type { Editor } from '../store/types';
import { focusPlace, handleKey } from './handle-key';
import type { Action } from './types';

/**
 * Listens to the keyboard for an open map; returns the function that ends it.
 * @param offered false for actions that this page does not have
 */
export function installShortcuts(
  editor: Editor,
  target: Window,
  offered: (action: Action) => boolean = () => true,
): () => void {
  const travel = createTabTravel();
  const onKeyDown = (event: KeyboardEvent): void => {
    travel.pressed(event.key);
    // While a syllable is being composed (Chinese, Japanese, Korean …) Enter belongs to the composition.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    // A key that is held down repeats: walking and moving shall, making one touchpoint after the other shall not.
    if (event.repeat && !/^(?:Arrow|[zy+=-]$)/i.test(event.key)) return;
    if (event.key === 'Tab' && travel.passing()) travel.moves();
    else if (handleKey(editor, event, focusPlace(event.target), getPreferences().singleKeys, offered))
      event.preventDefault();
    else if (event.key === 'Tab') travel.moves();
  };
  /** A field that gives the focus to nothing (the title, by Enter) leaves one on the way from there. */
  const onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget !== null || focusPlace(event.target) === 'canvas') return;
    setTimeout(() => {
      if (document.activeElement === document.body) travel.passes();
    }, 0);
  };
  target.addEventListener('keydown', onKeyDown);
  target.addEventListener('focusin', travel.arrived);
  target.addEventListener('pointerdown', travel.ended);
  target.addEventListener('focusout', onFocusOut);
  return () => {
    target.removeEventListener('keydown', onKeyDown);
    target.removeEventListener('focusin', travel.arrived);
    target.removeEventListener('pointerdown', travel.ended);
    target.removeEventListener('focusout', onFocusOut);
  };
}

/**
 * Whoever comes to a selected card by Tab is on the way through the page: the next Tab leads on and makes no touchpoint,
 * until another key has been pressed there. Otherwise nobody without a pointer would ever get past.
 */
function createTabTravel() {
  let moving = false;
  let passing = false;
  const ended = (): void => {
    moving = false;
    passing = false;
  };
  return {
    ended,
    passing: () => passing,
    passes(): void {
      passing = true;
    },
    moves(): void {
      moving = true;
    },
    pressed(key: string): void {
      if (key !== 'Tab' && key !== 'Shift') ended();
    },
    arrived(): void {
      passing = moving;
      moving = false;
    },
  };
}
