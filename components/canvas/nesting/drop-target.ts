import { createStore, type StoreApi } from 'zustand/vanilla';
import { isWithin, withInside } from '@/lib/scene/nesting/nest';
import { labelOf, putInto } from '../../actions/nesting/nest';
import { movable, reparent } from '../../actions/nesting/nest-commands';
import { wholeAt } from '../../actions/targets';
import { laneDrop } from '../../store/lanes/lane-drop';
import type { Editor } from '../../store/types';

type Point = { readonly x: number; readonly y: number };

/**
 * What a drag would put its cards into if it ended now; null when it would only move them. `column` and `row`: the lanes
 * that they would come into, by the id of a phase (`out`: none) and the key of a row.
 */
export interface DropTarget {
  readonly target: string | null;
  readonly column: string | null;
  readonly row: string | null;
}
export type DropTargetStore = StoreApi<DropTarget>;

export interface DropTargets {
  readonly store: DropTargetStore;
  /** The pointer that drags these touchpoints is there now. `at once`: over a card there is no need to rest. */
  over(ids: readonly string[], at: Point, atOnce: boolean): void;
  /** Ends the drag: moves the cards, and puts them in or takes them out, as one undo step. */
  drop(ids: readonly string[], at: Point): void;
  cancel(): void;
}

const NOWHERE: DropTarget = { target: null, column: null, row: null };

/** So long the pointer rests over a card before what it drags would be put in: cards are moved past each other all the time. */
export const REST_MS = 400;
/** Canvas pixels that a resting hand may tremble. */
const TREMBLE = 6;

/**
 * Follows a drag: over the ground of a frame cards are put into it, away from it taken out, over a card only after a rest.
 * @param idsAt the cards and frames at a point of the canvas, those that are dragged among them or not
 */
export function createDropTargets(editor: Editor, idsAt = scanShown(editor)): DropTargets {
  const store: DropTargetStore = createStore((): DropTarget => NOWHERE);
  let rest: { readonly id: string; readonly at: Point; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  /** The card that the pointer has rested over. */
  let card: string | null = null;

  const aim = (target: string | null): void => {
    const { drag, ...state } = editor.store.getState();
    // What becomes a part of something goes with that.
    const lane = target === null && drag ? laneDrop(state, drag.ids, drag.dx, drag.dy) : null;
    const [column, row] = [lane?.column ?? null, lane?.row ?? null];
    const now = store.getState();
    if (now.target !== target || now.column !== column || now.row !== row) store.setState({ target, column, row });
  };
  const stopRest = (): void => {
    if (rest) clearTimeout(rest.timer);
    rest = null;
  };
  const wait = (id: string, at: Point): void => {
    if (rest?.id === id && Math.hypot(at.x - rest.at.x, at.y - rest.at.y) <= TREMBLE) return;
    stopRest();
    const timer = setTimeout(() => {
      rest = null;
      card = id;
      aim(id);
    }, REST_MS);
    rest = { id, at, timer };
  };
  const ends = (): void => {
    stopRest();
    card = null;
    if (store.getState() !== NOWHERE) store.setState(NOWHERE, true);
  };

  return {
    store,
    over(ids, at, atOnce) {
      const over = cardAt(editor, ids, idsAt(at));
      if (over === null) stopRest();
      if (over !== card) card = atOnce ? over : null;
      if (over !== null && card === null) wait(over, at);
      aim(card ?? groundTarget(editor, ids, at));
    },
    drop(ids, at) {
      const into = card;
      ends();
      if (into !== null) {
        editor.drag.cancel();
        putInto(editor, ids, into);
        return;
      }
      const state = editor.store.getState();
      const whole = groundAt(editor, ids, at);
      const moved = movable(state, ids, whole);
      if (moved.length === 0) {
        const { drag } = state;
        const lane = drag && laneDrop(state, drag.ids, drag.dx, drag.dy);
        editor.drag.drop(lane?.commands, lane?.dx);
        if (lane) editor.announce(lane.says);
        return;
      }
      editor.drag.drop(reparent(state, moved, whole));
      const what = moved.length === 1 ? `“${labelOf(editor, moved[0] as string)}”` : `${moved.length} touchpoints`;
      editor.announce(whole === null ? `Took ${what} out.` : `Put ${what} into “${labelOf(editor, whole)}”.`);
    },
    cancel: ends,
  };
}

/** Of a map that is not drawn all cards are looked at. */
function scanShown({ store }: Editor): (at: Point) => readonly string[] {
  return ({ x, y }) => {
    const found: string[] = [];
    for (const [id, box] of store.getState().shown.boxes) {
      if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) found.push(id);
    }
    return found;
  };
}

/** Of those under the pointer the card that is not dragged itself, and that something dragged can become a part of. */
function cardAt(editor: Editor, ids: readonly string[], under: readonly string[]): string | null {
  const state = editor.store.getState();
  const { nest, frames, touchpoints } = state.shown;
  const dragged = withInside(nest, ids);
  const others = new Set(under.filter((id) => !frames.has(id) && !dragged.has(id)));
  const [only = null] = others;
  const id = others.size > 1 ? (touchpoints.find((touchpoint) => others.has(touchpoint.id))?.id ?? null) : only;
  return id !== null && movable(state, ids, id).length > 0 ? id : null;
}

/** What the place under the pointer is inside of, other than what is dragged itself. Frames stay as they were when the drag began. */
function groundAt(editor: Editor, ids: readonly string[], at: Point): string | null {
  const { nest } = editor.store.getState().shown;
  let whole = wholeAt(editor, at);
  const dragged = (id: string): boolean => ids.some((one) => isWithin(nest, id, one));
  while (whole !== null && dragged(whole)) whole = nest?.parent.get(whole) ?? null;
  return whole;
}

function groundTarget(editor: Editor, ids: readonly string[], at: Point): string | null {
  const state = editor.store.getState();
  const whole = groundAt(editor, ids, at);
  // What one is inside of has no frame to be lit.
  if (whole === null || !state.shown.frames.has(whole)) return null;
  return movable(state, ids, whole).length > 0 ? whole : null;
}
