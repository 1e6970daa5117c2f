import type { Command } from '@/lib/document/types';
import { overlaps } from '@/lib/scene/box-index';
import { boxesOf, frameAround } from '@/lib/scene/nesting/frames';
import { commonWhole, isWithin, outermost, wholesAround, withInside } from '@/lib/scene/nesting/nest';
import { formatParts } from '@/lib/scene/nesting/parts-words';
import type { Box } from '@/lib/scene/types';
import { newId } from '../../store/new-id';
import type { Editor } from '../../store/types';
import { keepEmptied, movable, moveBeside, moveInside, reparent } from './nest-commands';

/** The label of a touchpoint on one line, for a sentence. */
export function labelOf(editor: Editor, id: string): string {
  const touchpoint = editor.store.getState().map.touchpoints.find((one) => one.id === id);
  return touchpoint?.label.replace(/\s+/g, ' ').trim() || 'No name';
}

/** The names of some touchpoints for a sentence: the one, or how many. */
function nameAll(editor: Editor, ids: readonly string[]): string {
  return ids.length === 1 ? `“${labelOf(editor, ids[0] as string)}”` : `${ids.length} touchpoints`;
}

/** Makes touchpoints parts of another, at a place with room in it. One undo step; true when it was done. */
export function putInto(editor: Editor, ids: Iterable<string>, whole: string): boolean {
  const state = editor.store.getState();
  const { nest } = state.shown;
  const given = [...ids].filter((id) => id !== whole);
  const parts = movable(state, given, whole);
  if (parts.length === 0) {
    const around = given.some((id) => isWithin(nest, whole, id));
    editor.say(
      around
        ? 'A touchpoint can’t be put into what is a part of it.'
        : given.length === 0
          ? 'A touchpoint can’t be put into itself.'
          : `It is a part of “${labelOf(editor, whole)}” already.`,
    );
    return false;
  }
  const first = !nest?.parts.has(whole);
  if (!editor.run([...reparent(state, parts, whole), ...moveInside(state, parts, whole)])) return false;
  // What has just become a part must not vanish before one's eyes.
  if (first) editor.setOpened(whole, true);
  const { frames } = editor.store.getState().shown;
  editor.select({ touchpoints: frames.has(whole) ? parts : [whole] });
  editor.announce(`Put ${nameAll(editor, parts)} into “${labelOf(editor, whole)}”.`);
  return true;
}

/**
 * Takes parts out of what they are parts of, to beside its frame, or (`whollyOut`) of all that is around them. One undo
 * step; true when something was.
 */
export function takeOut(editor: Editor, ids: Iterable<string>, { whollyOut = false } = {}): boolean {
  const state = editor.store.getState();
  const { nest } = state.shown;
  const parts = outermost(nest, ids).filter((id) => nest?.parent.has(id));
  const wholes = new Set(parts.flatMap((id) => nest?.parent.get(id) ?? []));
  const commands = [...wholes].flatMap((whole): Command[] => {
    const own = parts.filter((id) => nest?.parent.get(id) === whole);
    const around = [whole, ...wholesAround(nest, whole)];
    const left = whollyOut ? (around.at(-1) as string) : whole;
    return [...reparent(state, own, nest?.parent.get(left) ?? null), ...moveBeside(state, own, left)];
  });
  if (commands.length === 0 || !editor.run(commands)) return false;
  editor.select({ touchpoints: parts.filter((id) => editor.store.getState().shown.standIn(id) === id) });
  const from = wholes.size === 1 ? ` of “${labelOf(editor, [...wholes][0] as string)}”` : '';
  editor.announce(`Took ${nameAll(editor, parts)} out${from}.`);
  return true;
}

/** Opens the label of a new touchpoint that the given ones become parts of, when it gets a name. */
export function groupTogether(editor: Editor, ids: Iterable<string>): void {
  const state = editor.store.getState();
  const { nest } = state.shown;
  const parts = outermost(nest, ids);
  const { boxes } = boxesOf(state.map.touchpoints, state.places, () => true);
  const frame = frameAround(parts.flatMap((id) => boxes.get(id) ?? []));
  if (!frame) return;
  const around = commonWhole(nest, parts);
  const inside = new Set(parts);
  const phases = new Set(state.map.touchpoints.filter((one) => inside.has(one.id)).map((one) => one.phase));
  // Where all are of one phase the whole is too, so that it stays in their column when the map is tidied.
  const phase = phases.size === 1 ? [...phases][0] : undefined;
  const id = newId();
  editor.startDraft({
    id,
    x: frame.x,
    y: frame.y,
    parts,
    ...(around !== null && { parent: around }),
    ...(phase !== undefined && { phase }),
  });
  editor.camera?.reveal(id);
}

/** Removes touchpoints with all that is inside them. One undo step. */
export function removeWithInside(editor: Editor, ids: readonly string[], transitions: readonly string[]): void {
  const state = editor.store.getState();
  const touchpoints = [...withInside(state.shown.nest, ids)];
  if (!editor.run([...keepEmptied(state, touchpoints), { type: 'remove', touchpoints, transitions }])) return;
  editor.announce(`Deleted ${touchpoints.length === 1 ? '1 touchpoint' : `${touchpoints.length} touchpoints`}.`);
}

/** Shows the parts of a touchpoint, or hides them, and says so. */
export function toggleOpen(editor: Editor, id: string): void {
  const { shown } = editor.store.getState();
  const parts = shown.nest?.parts.get(id)?.length ?? 0;
  if (parts === 0) return;
  const open = !shown.frames.has(id);
  editor.setOpened(id, open);
  editor.announce(`${open ? 'Opened' : 'Closed'} “${labelOf(editor, id)}”, ${formatParts(parts)}.`);
  const covered = open ? strangersIn(editor, id) : 0;
  if (covered === 0) return;
  const others =
    covered === 1 ? 'another touchpoint, which is no part of it' : `${covered} touchpoints that are no parts of it`;
  editor.say(`“${labelOf(editor, id)}” opens over ${others}. Tidy up the map (Shift+L) to make room.`);
}

/** How many cards stand on the frame of a touchpoint without being inside it. */
function strangersIn(editor: Editor, id: string): number {
  const { nest, frames, boxes } = editor.store.getState().shown;
  const frame = frames.get(id);
  if (!frame) return 0;
  const isStranger = (other: string, box: Box): boolean =>
    !isWithin(nest, other, id) && !isWithin(nest, id, other) && overlaps(frame, box);
  return [...boxes].filter(([other, box]) => isStranger(other, box)).length;
}

/** Goes inside a touchpoint: what is in it is all that is seen. */
export function goInside(editor: Editor, id: string): void {
  editor.enter(id);
  editor.select({});
  editor.camera?.fit();
  const count = editor.store.getState().shown.touchpoints.length;
  editor.announce(`Inside “${labelOf(editor, id)}”, ${formatParts(count)}.`);
}

/** Leaves what one is inside of, for something around it or (null) the whole map, with what was left selected. */
export function goOutTo(editor: Editor, scope: string | null): void {
  const { scope: left } = editor.store.getState();
  if (left === null || left === scope) return;
  editor.enter(scope);
  const standIn = editor.store.getState().shown.standIn(left);
  editor.select({ touchpoints: standIn === null ? [] : [standIn] });
  editor.camera?.fit();
  if (standIn !== null) editor.camera?.reveal(standIn);
  editor.announce(scope === null ? 'The whole map.' : `Inside “${labelOf(editor, scope)}”.`);
}

/** Leaves what one is inside of for what is around it. */
export function leaveScope(editor: Editor): void {
  const { scope, shown } = editor.store.getState();
  if (scope !== null) goOutTo(editor, shown.nest?.parent.get(scope) ?? null);
}

/** Puts what waits into the touchpoint that was chosen for it. */
export function finishPutting(editor: Editor, whole: string): void {
  const { putting } = editor.store.getState();
  if (putting === null) return;
  editor.setPutting(null);
  putInto(editor, putting, whole);
}
