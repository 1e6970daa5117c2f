import { splitCharacters } from '@/lib/model/characters';
import { LIMITS } from '@/lib/protocol/limits';
import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { connect } from '../actions/connect';
import { freePlace } from '../actions/free-place';
import { labelOf, putInto } from '../actions/nesting/nest';
import { boxes, obstacles } from '../actions/targets';
import { comeTo } from '../panels/outline/come-to';
import { newId } from '../store/new-id';
import type { Editor } from '../store/types';
import type { PaletteItem } from './palette-item';
import type { PaletteMode } from './palette-modes';
import { noteAction } from './recent-actions';

/** From a card to a new one that it leads to. */
const NEXT_GAP = 80;

/** Does what was chosen. The palette is closed, and the focus back where it was. */
export function chooseItem(editor: Editor, mode: PaletteMode, subjects: readonly string[], item: PaletteItem): void {
  if (item.kind === 'action') {
    noteAction(item.action.id);
    if (item.action.enabled(editor)) item.action.perform(editor);
  } else if (item.kind === 'new') makeNew(editor, mode, subjects, item.label);
  else chooseTouchpoint(editor, mode, subjects, item.touchpoint.id);
}

function chooseTouchpoint(editor: Editor, mode: PaletteMode, subjects: readonly string[], id: string): void {
  const [source] = subjects;
  if (mode === 'put-into') {
    if (putInto(editor, subjects, id)) editor.camera?.lookAt(id);
  } else if (mode === 'connect-to' && source !== undefined) connectTo(editor, source, id);
  else goToTouchpoint(editor, id);
}

/** Selects a touchpoint, brings it to sight wherever it is, and gives it the keyboard. */
export function goToTouchpoint(editor: Editor, id: string): void {
  if (!editor.store.getState().map.touchpoints.some((touchpoint) => touchpoint.id === id)) {
    editor.say('Somebody has just removed that touchpoint.');
    return;
  }
  editor.camera?.lookAt(id, { focus: true });
  editor.select({ touchpoints: [id] });
}

/** The other end may be out of sight: what was done is said to the eye as well. */
function connectTo(editor: Editor, source: string, target: string): void {
  const before = editor.store.getState().map.transitions;
  connect(editor, source, target);
  if (editor.store.getState().map.transitions !== before) {
    editor.say(`“${labelOf(editor, source)}” leads to “${labelOf(editor, target)}” now.`);
  }
  comeTo(editor, source);
}

/** Makes a touchpoint of a name: by itself, or as what the chosen one leads to. */
function makeNew(editor: Editor, mode: PaletteMode, subjects: readonly string[], typed: string): void {
  const [label] = splitCharacters(typed, LIMITS.labelCharacters);
  const [source] = subjects;
  const box = source === undefined ? undefined : boxes(editor).get(source);
  const { shown, scope } = editor.store.getState();
  const whole = (source === undefined ? undefined : shown.nest?.parent.get(source)) ?? scope;
  const size = cardSize({ id: 'new', label });
  const middle = editor.camera?.center() ?? { x: 0, y: 0 };
  const wanted = box
    ? { x: box.x + box.width + NEXT_GAP, y: box.y, ...size }
    : { x: middle.x - CARD_WIDTH / 2, y: middle.y - size.height / 2, ...size };
  const id = newId();
  const at = freePlace(wanted, obstacles(editor, whole));
  const done = editor.run([
    { type: 'add-touchpoint', id, label, ...at, fields: whole === null ? {} : { parent: whole } },
    ...(mode === 'connect-to' && source !== undefined
      ? [{ type: 'add-transition', id: newId(), source, target: id } as const]
      : []),
  ]);
  if (!done) return;
  editor.select({ touchpoints: [id] });
  comeTo(editor, id);
  editor.announce(`Added ${label}.`);
}
