import { addTouchpoint } from '../../actions/add-touchpoint';
import { connect } from '../../actions/connect';
import { finishPutting } from '../../actions/nesting/nest';
import type { Editor } from '../../store/types';
import type { Hit } from './hit-test';

type Place = { readonly x: number; readonly y: number };

/** A click: chooses what it is on; while something waits for a click it is the answer. `more`: with Shift, Ctrl or Cmd. */
export function pick(editor: Editor, hit: Hit, at: Place, more: boolean): void {
  if (hit?.kind === 'touchpoint') pickCard(editor, hit.id, more);
  else if (hit?.kind === 'transition') pickLine(editor, hit.id, more);
  else if (hit?.kind === 'void') pickVoid(editor, at);
}

function pickCard(editor: Editor, id: string, more: boolean): void {
  const { connecting, putting, selection, shown } = editor.store.getState();
  if (putting !== null) {
    finishPutting(editor, id);
    return;
  }
  if (connecting !== null) {
    if (connecting !== id) connect(editor, connecting, id);
    editor.setConnecting(null);
    return;
  }
  const touchpoints = new Set(more ? selection.touchpoints : []);
  // A click on one of several keeps them; a frame is large, and a click on it means it alone.
  if (!more && selection.touchpoints.has(id) && !shown.frames.has(id)) return;
  if (more && selection.touchpoints.has(id)) touchpoints.delete(id);
  else touchpoints.add(id);
  editor.select({ touchpoints: [...touchpoints], transitions: more ? [...selection.transitions] : [] });
}

/** A line that stands for several transitions is chosen as all of them. */
function pickLine(editor: Editor, id: string, more: boolean): void {
  const { selection, shown } = editor.store.getState();
  const transitions = new Set(more ? selection.transitions : []);
  for (const one of shown.bundles.get(id) ?? [id]) {
    if (more && selection.transitions.has(one)) transitions.delete(one);
    else transitions.add(one);
  }
  editor.select({ touchpoints: more ? [...selection.touchpoints] : [], transitions: [...transitions] });
}

function pickVoid(editor: Editor, at: Place): void {
  const { connecting, putting } = editor.store.getState();
  if (putting !== null) editor.setPutting(null);
  else if (connecting !== null) {
    editor.setConnecting(null);
    addTouchpoint(editor, { at, from: connecting, exact: true });
  } else editor.select({});
}

/** A double click: opens the label of what it is on; in the void it makes a touchpoint. */
export function openAt(editor: Editor, hit: Hit, at: Place): void {
  if (hit?.kind === 'touchpoint') editor.startEditing(hit.id);
  else if (hit?.kind === 'void') addTouchpoint(editor, { at, exact: true });
  else if (hit?.kind === 'transition') {
    const bundle = editor.store.getState().shown.bundles.get(hit.id);
    if (bundle) editor.say(`This line stands for ${bundle.length} transitions. Open what it leads to, to name each.`);
    else editor.startEditingTransition(hit.id);
  }
}
