import type { ReactFlowInstance } from '@xyflow/react';
import { cardSize } from '@/lib/scene/card';
import { headOf } from '@/lib/scene/nesting/frames';
import { MOTION } from '@/lib/scene/tokens';
import type { Box } from '@/lib/scene/types';
import type { Camera, Editor } from '../store/types';
import type { TouchpointNode } from './elements';
import { focusCard } from './focus-card';
import { laneHeads } from './lanes/lane-heads-room';
import { bringToSight, standBefore } from './nesting/bring-to-sight';
import { LARGE_MAP } from './view-detail';
import { clearView, fitBoxes, revealShift, type Viewport, viewInsets, walkStage } from './view-insets';

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 3;
/** Fitting a small map does not blow it up. */
const FIT_ZOOM = 1.1;
/** On a large map the view glides no further than this: so many times nearer or further out, so many widths of the window. */
const FAR = { times: 2, views: 2 } as const;
const BANNER_GAP = 8;
/** At a step of a walk the text can be read with ease; on a shared screen from afar. */
const WALK_ZOOM = { least: 0.8, most: 1.2, presented: 1.25 } as const;

export interface CameraParts {
  readonly editor: Editor;
  readonly flow: ReactFlowInstance<TouchpointNode>;
  readonly element: HTMLElement;
  readonly boxes: () => ReadonlyMap<string, Box>;
  readonly pointer: () => { readonly x: number; readonly y: number } | null;
}

/** Moves the view of the canvas. Bars and panels count as not seen. */
export function createCamera({ editor, flow, element, boxes, pointer }: CameraParts): Camera {
  const clear = (): Box => {
    const view = { width: element.clientWidth, height: element.clientHeight };
    const { panel, walk, scope } = editor.store.getState();
    const insets = viewInsets(view, panel !== null, walkStage(walk), scope !== null, dockHeight(element));
    const heads = laneHeads(editor.store.getState(), view.width);
    // The banner of a trial, and what stands below it, is as high as its words need.
    const banner = [...document.querySelectorAll('[data-trial], [data-capture]')].at(-1)?.getBoundingClientRect();
    const below = banner ? banner.bottom - element.getBoundingClientRect().top + BANNER_GAP : 0;
    return clearView(view, {
      ...insets,
      left: insets.left + heads.left,
      top: Math.max(insets.top + heads.top, below),
      bottom: Math.max(insets.bottom, coveredBelow(element)),
    });
  };
  /** Glides there, or is there at once: for who wants less motion, and on a large map for a long way. */
  const go = (to: Viewport, duration: number = MOTION.glide): Promise<boolean> => {
    const now = flow.getViewport();
    const times = Math.max(to.zoom / now.zoom, now.zoom / to.zoom);
    const way = Math.hypot(to.x - now.x, to.y - now.y);
    const far =
      boxes().size > LARGE_MAP && (times > FAR.times || (times === 1 && way > FAR.views * element.clientWidth));
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    return flow.setViewport(to, { duration: still || far ? 0 : duration });
  };
  const zoomAround = (zoom: number): void => {
    const { x, y, width, height } = clear();
    const now = flow.getViewport();
    const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const scale = next / now.zoom;
    void go({ zoom: next, x: middleX - (middleX - now.x) * scale, y: middleY - (middleY - now.y) * scale });
  };
  const show = (id: string): void => {
    bringToSight(editor, id);
    const { shown } = editor.store.getState();
    const known = boxes().get(id);
    // Of a frame the head is what is walked to.
    const frame = shown.frames.has(id) && known ? headOf(known) : known;
    const box = draftBox(editor, id) ?? frame;
    if (!box) return;
    const now = flow.getViewport();
    const { dx, dy } = revealShift(box, clear(), now);
    if (dx !== 0 || dy !== 0) void go({ ...now, x: now.x + dx, y: now.y + dy });
  };
  return {
    fit(ids) {
      if (ids) standBefore(editor, ids);
      const all = boxes();
      const { standIn } = editor.store.getState().shown;
      const wanted = ids ? ids.flatMap((id) => all.get(standIn(id) ?? id) ?? []) : [...all.values()];
      const viewport = fitBoxes(wanted, clear(), MIN_ZOOM, FIT_ZOOM);
      if (viewport) void go(viewport);
    },
    zoomTo: zoomAround,
    zoomBy: (factor) => zoomAround(flow.getZoom() * factor),
    area() {
      const { x, y, width, height } = clear();
      const { left, top } = element.getBoundingClientRect();
      const zoom = flow.getZoom();
      return {
        ...flow.screenToFlowPosition({ x: left + x, y: top + y }),
        width: width / zoom,
        height: height / zoom,
      };
    },
    center() {
      const { x, y, width, height } = clear();
      const { left, top } = element.getBoundingClientRect();
      return flow.screenToFlowPosition({ x: left + x + width / 2, y: top + y + height / 2 });
    },
    pointer,
    viewport() {
      const { x, y, zoom } = flow.getViewport();
      const { left, top } = element.getBoundingClientRect();
      return { x: left + x, y: top + y, zoom };
    },
    lookAt(id, { focus = false } = {}) {
      bringToSight(editor, id);
      const box = draftBox(editor, id) ?? boxes().get(id);
      if (!box) return;
      const area = clear();
      const presenting = editor.store.getState().walk?.presenting === true;
      const room = Math.min((area.width * 0.72) / box.width, (area.height * 0.72) / box.height);
      const wanted = presenting
        ? WALK_ZOOM.presented
        : Math.min(WALK_ZOOM.most, Math.max(WALK_ZOOM.least, flow.getZoom()));
      const viewport = fitBoxes([box], area, MIN_ZOOM, Math.min(wanted, Math.max(MIN_ZOOM, room)));
      if (!viewport) return;
      const arrived = go(viewport, MOTION.walk);
      // Far out there may be no card before the view has come near.
      if (focus) void arrived.then(() => focusCard(editor, element, id));
    },
    uncover({ left, right, bottom }) {
      const area = clear();
      const from = element.getBoundingClientRect().left + area.x;
      const dx = left < from ? from - left : Math.min(0, from + area.width - right);
      const dy = Math.min(0, element.getBoundingClientRect().top + area.y + area.height - bottom);
      if (dx === 0 && dy === 0) return;
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + dx, y: y + dy, zoom });
    },
    panBy(dx, dy) {
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + dx, y: y + dy, zoom });
    },
    reveal(id) {
      show(id);
      requestAnimationFrame(() => focusCard(editor, element, id));
    },
    show,
  };
}

/** How much of the canvas the emotion curve covers, from below; it is as high as its words need. */
function dockHeight(element: HTMLElement): number {
  const dock = document.querySelector('[data-curve-dock]')?.getBoundingClientRect();
  return dock && dock.height > 0 ? element.getBoundingClientRect().bottom - dock.top : 0;
}

/** Where the touchpoint that is being named, and not yet made, will stand. */
function draftBox(editor: Editor, id: string): Box | undefined {
  const { draft } = editor.store.getState();
  return draft?.id === id ? { x: draft.x, y: draft.y, ...cardSize({ id, label: '' }) } : undefined;
}

/** How much of the canvas the dock and an on-screen keyboard cover, from below. */
function coveredBelow(element: HTMLElement): number {
  const dock = document.querySelector('[data-dock]')?.getBoundingClientRect();
  if (!dock || dock.height === 0) return 0;
  return element.getBoundingClientRect().bottom - dock.top + BANNER_GAP;
}
