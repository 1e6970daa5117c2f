import type { Editor } from '../store/types';
import { isCharacterKey, type KeyPress, keyNames } from './keys';
import { ACTIONS } from './registry';
import type { Action } from './types';

/** Where the keyboard's focus is, as far as it decides what a key may do. */
export type FocusPlace =
  /** On the canvas, or nowhere. */
  | 'canvas'
  /** On a button, a tab or the like: keys that work such things are theirs. */
  | 'control'
  /** In a text field, a dialog or a menu: every key is theirs. */
  | 'taken';

const byKey = new Map<string, Action[]>();
for (const action of ACTIONS) {
  if (action.native) continue;
  for (const key of action.keys) byKey.set(key, [...(byKey.get(key) ?? []), action]);
}

/** Keys that mean something to a button, a tab or a list. */
const CONTROL_KEYS = /^(?:Shift\+)?(?:Enter|Space|Tab|Delete|Backspace|Arrow(?:Left|Right|Up|Down))$/;

/** Does what a key stands for. True when it was ours, so that the browser must not do its own thing as well. */
export function handleKey(editor: Editor, press: KeyPress, focus: FocusPlace, singleKeys: boolean): boolean {
  const { dialog } = editor.store.getState();
  if (focus === 'taken' || dialog !== null) return false;
  for (const name of keyNames(press)) {
    if (!singleKeys && isCharacterKey(name)) continue;
    if (focus === 'control' && CONTROL_KEYS.test(name)) continue;
    for (const action of byKey.get(name) ?? []) {
      if (action.enabled(editor)) {
        const ended = editor.label.justEnded();
        action.perform(editor);
        if (ended !== null && editor.label.justEnded() === ended) editor.label.clearJustEnded();
        return true;
      }
      // With a view link the editor says why nothing happens.
      if (action.edits && editor.store.getState().role === 'view' && name !== 'Tab') {
        editor.run([]);
        return true;
      }
    }
  }
  return false;
}

/** Where a key event came from. */
export function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return 'canvas';
  if (
    target.closest(
      'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="combobox"]',
    )
  ) {
    return 'taken';
  }
  if (target.closest('.react-flow__node, .react-flow__edge')) return 'canvas';
  if (target.closest('button, a[href], summary, [role="button"], [role="tab"], [role="option"], [tabindex="0"]'))
    return 'control';
  return 'canvas';
}
