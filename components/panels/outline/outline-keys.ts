import type { Outline } from '@/lib/outline/build-outline';
import type { OutlineRow } from '@/lib/outline/outline-rows';
import { movePhaseBy, removePhase } from '../../actions/lanes/phases';
import { removeSelection } from '../../actions/remove-selection';
import { canEdit } from '../../actions/targets';
import type { Editor } from '../../store/types';
import { addHere, addToPhase, rename } from './outline-commands';
import { chooseRow, goToTouchpoint, type More, otherEnd, pathOf } from './outline-moves';
import { activate, outlineStore, setToggled } from './outline-state';

export interface OutlineKeyContext {
  readonly editor: Editor;
  readonly outline: Outline;
  readonly rows: readonly OutlineRow[];
  /** Index of the active row. */
  readonly at: number;
  /** How many rows a page is. */
  readonly page: number;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Does what a key means on a row of the outline. True when it was one of ours. */
export function handleOutlineKey(press: Press, context: OutlineKeyContext): boolean {
  const row = context.rows[context.at];
  if (!row) return false;
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey) return !mod && handleAlt(press, row, context);
  if (press.key === 'Enter') {
    enter(row, context, mod ? (press.shiftKey ? 'before' : 'next') : null);
    return true;
  }
  if (mod && !press.key.startsWith('Arrow')) return false;
  return handlePlain(press, row, context);
}

function handlePlain({ key, shiftKey }: Press, row: OutlineRow, context: OutlineKeyContext): boolean {
  const { editor, rows, at, page } = context;
  const last = rows.length - 1;
  const to = (index: number): boolean => {
    goTo(context, Math.max(0, Math.min(last, index)), shiftKey ? 'add' : null);
    return true;
  };
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + page);
    case 'PageUp':
      return to(at - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'ArrowRight':
      if (row.expanded === false) toggle(editor, row);
      else if (row.expanded) goTo(context, at + 1);
      return true;
    case 'ArrowLeft':
      if (row.expanded) toggle(editor, row);
      else if (row.parent !== null)
        goTo(
          context,
          rows.findIndex((one) => one.key === row.parent),
        );
      return true;
    case '*':
      openBeside(context, row);
      return true;
    case ' ':
      if (row.kind === 'phase') toggle(editor, row);
      else chooseRow(editor, row);
      return true;
    case 'F2':
      rename(editor, row);
      return true;
    case 'Insert':
      if (row.kind === 'phase') addToPhase(editor, row.phase?.id);
      else if (row.kind !== 'link') addHere(editor, row.id, 'next');
      return true;
    case 'Delete':
    case 'Backspace':
      removeRow(editor, row);
      return true;
    default:
      return false;
  }
}

/** Along the chain, from phase to phase, and over to the canvas. */
function handleAlt({ key, shiftKey }: Press, row: OutlineRow, { editor, outline }: OutlineKeyContext): boolean {
  if (key === 'Enter') {
    if (row.kind !== 'phase') editor.camera?.reveal(row.kind === 'link' ? otherEnd(row) : row.id);
    return true;
  }
  if (row.kind === 'phase' && row.phase && shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    if (canEdit(editor)) movePhaseBy(editor, row.phase.id, key === 'ArrowUp' ? -1 : 1);
    else editor.run([]);
    return true;
  }
  if (shiftKey || row.kind === 'phase' || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return false;
  const next =
    key === 'ArrowRight' ? outline.outgoing.get(row.id)?.[0]?.target : outline.incoming.get(row.id)?.[0]?.source;
  if (next !== undefined) goToTouchpoint(editor, next);
  else editor.announce(key === 'ArrowRight' ? 'Nothing comes next.' : 'Nothing there.');
  return true;
}

function enter(row: OutlineRow, { editor }: OutlineKeyContext, add: 'next' | 'before' | null): void {
  if (row.kind === 'link') goToTouchpoint(editor, otherEnd(row));
  else if (row.kind === 'finding') editor.camera?.fit(pathOf(editor, row.finding).path);
  else if (row.kind === 'phase') {
    if (add) addToPhase(editor, row.phase?.id);
    else rename(editor, row);
  } else if (add) addHere(editor, row.id, add);
  else if (editor.label.justEnded() === row.id) {
    editor.label.clearJustEnded();
    addHere(editor, row.id, 'next');
  } else rename(editor, row);
}

/** Removes what the row stands for: of several selected touchpoints all. */
export function removeRow(editor: Editor, row: OutlineRow): void {
  if (row.kind === 'phase') {
    if (row.phase && canEdit(editor)) removePhase(editor, row.phase.id);
    else editor.run([]);
  } else if (row.kind !== 'finding') {
    const { touchpoints, transitions } = editor.store.getState().selection;
    if (row.kind === 'touchpoint' && !touchpoints.has(row.id)) editor.select({ touchpoints: [row.id] });
    if (row.kind === 'link' && !transitions.has(row.transition.id)) editor.select({ transitions: [row.transition.id] });
    removeSelection(editor);
  }
}

/** Makes a row the active one, with focus, and selects what it stands for. */
export function goTo(
  { editor, rows }: Pick<OutlineKeyContext, 'editor' | 'rows'>,
  index: number,
  more: More = null,
): void {
  const row = rows[index];
  if (!row) return;
  activate(outlineStore(editor), row.key, true);
  chooseRow(editor, row, more);
}

/** Shows what belongs to a row, or hides it. */
export function toggle(editor: Editor, row: OutlineRow): void {
  const open = row.kind === 'phase' ? row.expanded === true : row.expanded === false;
  setToggled(outlineStore(editor), [row.key], open);
}

/** Opens all rows beside this one. */
function openBeside({ editor, rows }: OutlineKeyContext, row: OutlineRow): void {
  for (const phases of [true, false]) {
    const keys = rows
      .filter((one) => one.parent === row.parent && one.expanded === false && (one.kind === 'phase') === phases)
      .map(({ key }) => key);
    setToggled(outlineStore(editor), keys, !phases);
  }
}
