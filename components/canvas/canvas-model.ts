import { createStore, type StoreApi } from 'zustand/vanilla';
import { flowsById } from '@/lib/analysis/flow/transition-flows';
import type { Box } from '@/lib/scene/types';
import type { Editor, EditorState } from '../store/types';
import type { CardRecord, LineRecord, Offsets } from './elements';
import { createBoxKeeper, createCardKeeper } from './keep-cards';
import { createLineKeeper } from './keep-lines';
import { LaidOver, NOTHING_OVER } from './laid-over';
import { carryInside } from './nesting/carry-inside';
import { createPeerDrags, LINGER_MS } from './peer-drags';
import { createCoursePlanner } from './plan-courses';
import { whenIdle } from './when-idle';

type Boxes = ReadonlyMap<string, Box>;
type Lines = ReadonlyMap<string, LineRecord>;

/** What is to be seen of the map, mounted or not. Each part keeps its identity as long as nothing in it changed. */
export interface CanvasView {
  readonly cards: ReadonlyMap<string, CardRecord>;
  /** Where each card stands now, live drags included. */
  readonly boxes: Boxes;
  /** All lines, those of dragged cards as they run now. */
  readonly lines: Lines;
  /** The same without live drags: what an index is made of, so that a drag does not touch it. */
  readonly settled: { readonly boxes: Boxes; readonly lines: Lines };
  /** What live drags, our own or of others, hold elsewhere. */
  readonly moved: { readonly boxes: Boxes; readonly lines: Lines };
}

export interface CanvasModel {
  readonly store: StoreApi<CanvasView>;
  /** Follows the editor's state until the function that it returns is called. */
  start(): () => void;
  /** How many records of lines were made so far: what a drag may cost is counted by it. */
  linesMade(): number;
}

/** So long at a time routes of a large map are planned: the rest of a frame is left to what else happens. */
const PLANNING_MS = 6;
const NONE_MOVED: CanvasView['moved'] = { boxes: NOTHING_OVER, lines: NOTHING_OVER };

/** What the canvas draws, derived from the editor's state; parts that did not change keep their identity. */
export function createCanvasModel(editor: Pick<Editor, 'store'>): CanvasModel {
  const keepCards = createCardKeeper();
  const keepBoxes = createBoxKeeper();
  const keepLines = createLineKeeper();
  const planCourses = createCoursePlanner();
  const peerDrags = createPeerDrags(() => performance.now());
  let timer: ReturnType<typeof setTimeout> | null = null;
  let started = false;
  let endIdle: (() => void) | null = null;
  let flows: { readonly of: EditorState['analysis']; readonly map: ReadonlyMap<string, number> } | null = null;
  let last: CanvasView | null = null;

  const flowsOf = ({ showFlow, analysis }: EditorState): ReadonlyMap<string, number> | null => {
    if (!showFlow || !analysis) return null;
    if (flows?.of !== analysis) flows = { of: analysis, map: flowsById(analysis) };
    return flows.map;
  };

  const offsetsOf = (state: EditorState): Offsets => {
    const { offsets, linger } = peerDrags.offsets(state.people, state.places);
    if (state.drag) for (const id of state.drag.ids) offsets.set(id, [state.drag.dx, state.drag.dy]);
    if (state.shown.nest) carryInside(offsets, state.shown.nest);
    if (linger) timer ??= setTimeout(again, LINGER_MS);
    return offsets;
  };

  const derive = (state: EditorState, until?: () => boolean): CanvasView => {
    const { shown, states, places } = state;
    const offsets = offsetsOf(state);
    const figures = state.analysis?.figures ?? null;
    const cards = keepCards({ shown, states, figures, tried: state.trial });
    const boxes = keepBoxes(shown, places, cards);
    const { transitions, frames } = shown;
    const courses = planCourses({ transitions, boxes, frames, settled: offsets.size === 0, until });
    if (courses.stale && started) endIdle ??= whenIdle(planNow);
    const input = { shown, states, boxes, courses, flows: flowsOf(state) };
    const lines = keepLines.settle(input);
    const settled = last?.settled.boxes === boxes && last.settled.lines === lines ? last.settled : { boxes, lines };
    const held = movedBoxes(boxes, offsets, last?.moved.boxes ?? NOTHING_OVER);
    if (held.size === 0) {
      const same = last?.settled === settled && last.cards === cards && last.moved === NONE_MOVED;
      return same && last ? last : { cards, boxes, lines, settled, moved: NONE_MOVED };
    }
    const live = new LaidOver(boxes, held);
    const movedLines = keepLines.move({ ...input, boxes: live }, held, last?.lines ?? lines);
    return {
      cards,
      boxes: live,
      lines: new LaidOver(lines, movedLines),
      settled,
      moved: { boxes: held, lines: movedLines },
    };
  };

  const store = createStore<CanvasView>()(() => {
    last = derive(editor.store.getState());
    return last;
  });

  function update(state: EditorState, until?: () => boolean): void {
    const next = derive(state, until);
    if (next === last) return;
    last = next;
    store.setState(next, true);
  }
  function again(): void {
    timer = null;
    update(editor.store.getState());
  }

  function planNow(): void {
    endIdle = null;
    const end = performance.now() + PLANNING_MS;
    const state = editor.store.getState();
    keepLines.prepare(state.shown.transitions);
    update(state, () => performance.now() >= end);
  }

  const onState = (state: EditorState, before: EditorState): void => {
    const changed =
      state.map !== before.map ||
      state.states !== before.states ||
      state.places !== before.places ||
      state.shown !== before.shown ||
      state.analysis !== before.analysis ||
      state.showFlow !== before.showFlow ||
      state.trial !== before.trial ||
      state.drag !== before.drag ||
      (state.people !== before.people && (hasDrags(state) || hasDrags(before)));
    if (changed) update(state);
  };

  return {
    store,
    linesMade: () => keepLines.made(),
    start() {
      started = true;
      const end = editor.store.subscribe(onState);
      update(editor.store.getState());
      return () => {
        end();
        started = false;
        endIdle?.();
        endIdle = null;
        if (timer) clearTimeout(timer);
        timer = null;
      };
    },
  };
}

/** The boxes of what is held elsewhere; one that is held where it was a moment ago keeps its identity. */
function movedBoxes(boxes: Boxes, offsets: Offsets, before: Boxes): Boxes {
  if (offsets.size === 0) return NOTHING_OVER;
  const moved = new Map<string, Box>();
  for (const [id, [dx, dy]] of offsets) {
    const box = boxes.get(id);
    if (!box) continue;
    const [x, y] = [box.x + dx, box.y + dy];
    const old = before.get(id);
    const same = old && old.x === x && old.y === y && old.width === box.width && old.height === box.height;
    moved.set(id, same ? old : { x, y, width: box.width, height: box.height });
  }
  return moved;
}

/** Pointers move all the time; only drags move cards. */
function hasDrags({ people }: EditorState): boolean {
  return people.some((person) => person.drag);
}
