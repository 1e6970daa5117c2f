import type { Editor, Walk } from '../store/types';
import { isCharacterKey, type KeyPress, keyNames } from './keys';
import { ACTIONS } from './registry';
import type { Action } from './types';

/** Where the keyboard's focus is, as far as it decides what a key may do. */
export type FocusPlace =
  /** On the canvas, or nowhere. */
  | 'canvas'
  /** On a button, a tab or the like: keys that work such things are theirs. */
  | 'control'
  /** On a button of a walk's bar: it has its keys, and arrows lead along the chain. */
  | 'walk'
  /** In a text field of the page: its keys are its own, but for those that work everywhere. */
  | 'field'
  /** In a dialog or a menu: every key is theirs. */
  | 'taken';

const byKey = new Map<string, Action[]>();
// What a key means on a walk comes before what it means otherwise.
for (const action of [...ACTIONS].sort((a, b) => Number(b.duringWalk === 'only') - Number(a.duringWalk === 'only'))) {
  if (action.native) continue;
  for (const key of action.keys) byKey.set(key, [...(byKey.get(key) ?? []), action]);
}

/** Keys that mean something to a button, a tab or a list. */
const BUTTON_KEYS = /^(?:Shift\+)?(?:Enter|Space|Tab|Delete|Backspace)$/;
const CONTROL_KEYS = /^(?:Shift\+)?(?:Enter|Space|Tab|Delete|Backspace|Arrow(?:Left|Right|Up|Down))$/;

/** Does what a key stands for. True when it was ours, so that the browser must not do its own thing as well. */
export function handleKey(
  editor: Editor,
  press: KeyPress,
  focus: FocusPlace,
  singleKeys: boolean,
  offered: (action: Action) => boolean = () => true,
): boolean {
  const { dialog, walk } = editor.store.getState();
  if (focus === 'taken' || dialog !== null) return false;
  for (const name of keyNames(press)) {
    if (!singleKeys && isCharacterKey(name)) continue;
    if (focus === 'control' && CONTROL_KEYS.test(name)) continue;
    if (focus === 'walk' && BUTTON_KEYS.test(name)) continue;
    for (const action of byKey.get(name) ?? []) {
      if (!offered(action) || rests(action, walk) || (focus === 'field' && !action.inFields)) continue;
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

/** Whether an action has to wait for the end of a walk, or for a walk to begin. */
function rests({ duringWalk }: Action, walk: Walk | null): boolean {
  if (!walk) return duringWalk === 'only';
  return duringWalk === 'never' || (walk.presenting && duringWalk === undefined);
}

/** Where a key event came from. */
export function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return 'canvas';
  const isField = target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]') !== null;
  if (isField && target.closest('[data-walk]')) return 'taken';
  // A presentation is a dialogue, and has the keys of the walk.
  if (target.closest('[data-walk]')) return target.closest('button, a[href], summary') ? 'walk' : 'canvas';
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="combobox"]')) {
    return 'taken';
  }
  if (isField) return 'field';
  if (target.closest('.react-flow__node, .react-flow__edge')) return 'canvas';
  if (target.closest('button, a[href], summary, [role="button"], [role="tab"], [role="option"], [tabindex="0"]'))
    return 'control';
  return 'canvas';
}
