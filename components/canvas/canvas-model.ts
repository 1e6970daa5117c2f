import { createStore, type StoreApi } from 'zustand/vanilla';
import { flowsById } from '@/lib/analysis/flow/transition-flows';
import type { Touchpoint } from '@/lib/model/types';
import type { Box } from '@/lib/scene/types';
import { readingOrder } from '../actions/walk';
import type { Editor, EditorState } from '../store/types';
import { createEdgeBuilder } from './build-edges';
import { createNodeBuilder } from './build-nodes';
import type { Offsets, TouchpointNode, TransitionEdge } from './elements';
import { carryInside } from './nesting/carry-inside';
import { createPeerDrags, LINGER_MS } from './peer-drags';
import { createCoursePlanner } from './plan-courses';
import { whenIdle } from './when-idle';

export interface CanvasView {
  readonly nodes: TouchpointNode[];
  readonly edges: TransitionEdge[];
  /** Where each card stands now, live drags included. */
  readonly boxes: ReadonlyMap<string, Box>;
}

export interface CanvasModel {
  readonly store: StoreApi<CanvasView>;
  /** Follows the editor's state until the function that it returns is called. */
  start(): () => void;
}

/** So long at a time routes of a large map are planned: the rest of a frame is left to what else happens. */
const PLANNING_MS = 6;
const NO_OFFSETS: Offsets = new Map();

/** What the canvas draws, derived from the editor's state; parts that did not change keep their identity. */
export function createCanvasModel(editor: Pick<Editor, 'store'>): CanvasModel {
  const buildNodes = createNodeBuilder();
  const planCourses = createCoursePlanner();
  const buildEdges = createEdgeBuilder();
  const peerDrags = createPeerDrags(() => performance.now());
  let timer: ReturnType<typeof setTimeout> | null = null;
  let started = false;
  let endIdle: (() => void) | null = null;
  let order: { places: EditorState['places']; touchpoints: readonly Touchpoint[]; first: string | null } | null = null;

  const firstStop = ({ places, shown: { touchpoints } }: EditorState): string | null => {
    if (order?.places !== places || order.touchpoints !== touchpoints) {
      const spots = new Map<string, Box>();
      for (const { id } of touchpoints) {
        const at = places.get(id);
        if (at) spots.set(id, { x: at.x, y: at.y, width: 0, height: 0 });
      }
      order = { places, touchpoints, first: readingOrder(spots)[0] ?? null };
    }
    return order.first;
  };

  const derive = (state: EditorState, until?: () => boolean): CanvasView => {
    const { offsets, linger } = peerDrags.offsets(state.people, state.places);
    if (state.drag) for (const id of state.drag.ids) offsets.set(id, [state.drag.dx, state.drag.dy]);
    const { shown } = state;
    if (shown.nest) carryInside(offsets, shown.nest);
    if (linger) timer ??= setTimeout(again, LINGER_MS);
    const { nodes, boxes } = buildNodes({
      shown,
      places: state.places,
      states: state.states,
      figures: state.analysis?.figures ?? null,
      selected: state.selection.touchpoints,
      tried: state.trial,
      offsets: offsets.size > 0 ? offsets : NO_OFFSETS,
      tabStop: state.focused ?? firstStop(state),
    });
    const { states } = state;
    const { transitions, frames } = shown;
    const courses = planCourses({ transitions, boxes, frames, settled: offsets.size === 0, until });
    if (courses.stale && started) endIdle ??= whenIdle(planNow);
    const flows = state.showFlow && state.analysis ? flowsById(state.analysis) : null;
    const edges = buildEdges({ shown, states, boxes, courses, selected: state.selection.transitions, flows });
    return { nodes, edges, boxes };
  };

  const store = createStore<CanvasView>()(() => derive(editor.store.getState()));

  function update(state: EditorState, until?: () => boolean): void {
    const next = derive(state, until);
    const before = store.getState();
    if (next.nodes !== before.nodes || next.edges !== before.edges || next.boxes !== before.boxes) store.setState(next);
  }
  function again(): void {
    timer = null;
    update(editor.store.getState());
  }

  function planNow(): void {
    endIdle = null;
    const end = performance.now() + PLANNING_MS;
    update(editor.store.getState(), () => performance.now() >= end);
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
      state.selection !== before.selection ||
      state.drag !== before.drag ||
      state.focused !== before.focused ||
      (state.people !== before.people && (hasDrags(state) || hasDrags(before)));
    if (changed) update(state);
  };

  return {
    store,
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

/** Pointers move all the time; only drags move cards. */
function hasDrags({ people }: EditorState): boolean {
  return people.some((person) => person.drag);
}
