'use client';

import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../store/editor-context';
import type { EditorState } from '../../store/types';
import { useCanvas } from '../canvas-context';
import { LARGE_MAP, setPainted } from '../view-detail';
import { ZOOM_REST_MS } from '../zoom-watch';
import { readInks, watchInks } from './inks';
import { isEmpty, type Overlay, overlayOf } from './overlay';
import type { PaintStyle } from './paint-scene';
import { createPainter } from './painter';
import type { TileView } from './tiles';

/** So long a frame may paint what is new; the rest of it belongs to everything else. */
const PAINTING_MS = 8;
/** While one zooms the frame has to be drawn anew in all its parts. */
const ZOOMING_MS = 4;
/** After a jump there is nothing to be seen yet, and nothing better to do. */
const JUMP_MS = 60;
/** But the first frames of a map that has just come are soon there, with a part of it. */
const FIRST_FRAMES = 2;
const FIRST_MS = 16;
const MOST_DENSITY = 2;

/** The painted picture of a large map: shown far out, and under cards that are yet to be mounted. */
export function PaintedLayer() {
  const { model } = useCanvas();
  const large = useStore(model.store, (view) => view.cards.size > LARGE_MAP);
  return large ? <Surfaces /> : null;
}

function Surfaces() {
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const { detail, mounted, index, model } = useCanvas();
  const editor = useEditor();
  const flow = useStoreApi();
  useEffect(() => {
    const [lower, upper] = [below.current, above.current];
    const contexts = [lower?.getContext('2d'), upper?.getContext('2d')] as const;
    if (!lower || !upper || !contexts[0] || !contexts[1]) return;
    const style = (): PaintStyle => ({ inks: readInks(lower), font: getComputedStyle(lower).fontFamily });
    const painter = createPainter(contexts[0], contexts[1], index, model.store.getState(), style());
    let waiting = 0;
    let frames = 0;
    /** Null: to be found out when it is painted next. */
    let overlay: Overlay | null = null;
    let wasEmpty = false;
    let movedAt = -ZOOM_REST_MS;
    let restTimer: ReturnType<typeof setTimeout> | undefined;

    const viewNow = (): TileView => {
      const { transform, width, height } = flow.getState();
      const density = Math.min(MOST_DENSITY, window.devicePixelRatio || 1);
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height, density };
    };
    const isShown = (): boolean => !detail.getState().cards || !mounted.store.getState().complete;
    const paint = (): void => {
      waiting = 0;
      const view = viewNow();
      if (!isShown() || view.width === 0) return;
      const begun = performance.now();
      const resting = begun - movedAt >= ZOOM_REST_MS;
      const { zooming, cards } = detail.getState();
      const first = frames < FIRST_FRAMES;
      // Where cards are mounted there is something to be seen.
      const jumped = (first || !cards) && painter.gaps(view) > 0.5;
      const most = zooming ? ZOOMING_MS : jumped ? (first ? FIRST_MS : JUMP_MS) : PAINTING_MS;
      frames += 1;
      const done = painter.frame(view, resting, () => performance.now() - begun > most);
      overlay ??= overlayOf(editor.store.getState(), model.store.getState());
      const empty = isEmpty(overlay);
      if (!empty || !wasEmpty) painter.over(view, overlay);
      wasEmpty = empty;
      setPainted(detail, painter.gaps(view) === 0);
      if (!done) soon();
    };
    const soon = (): void => {
      waiting ||= requestAnimationFrame(paint);
    };
    const show = (): void => {
      const hidden = !isShown();
      lower.hidden = hidden;
      // What is mounted shows by itself what is chosen, lit and held.
      upper.hidden = detail.getState().cards;
      if (hidden) setPainted(detail, false);
      else soon();
    };
    const look = (): void => {
      const { walk, highlight } = editor.store.getState();
      overlay = null;
      lower.classList.toggle('faded', walk !== null || highlight !== null);
      soon();
    };
    const onState = (state: EditorState, before: EditorState): void => {
      if (state.selection !== before.selection || state.walk !== before.walk || state.highlight !== before.highlight)
        look();
    };
    let seen = flow.getState();
    const onFlow = (state: typeof seen): void => {
      const moved = state.transform !== seen.transform;
      const sized = state.width !== seen.width || state.height !== seen.height;
      if (moved && state.transform[2] !== seen.transform[2]) movedAt = performance.now();
      seen = state;
      if (!moved && !sized) return;
      clearTimeout(restTimer);
      restTimer = setTimeout(soon, ZOOM_REST_MS + 10);
      soon();
    };
    const ends = [
      flow.subscribe(onFlow),
      model.store.subscribe((view) => {
        painter.follow(view);
        look();
      }),
      editor.store.subscribe(onState),
      detail.subscribe(show),
      mounted.store.subscribe(({ complete }, before) => {
        if (complete !== before.complete) show();
      }),
      watchInks(() => {
        painter.restyle(style());
        soon();
      }),
    ];
    show();
    look();
    paint();
    return () => {
      for (const end of ends) end();
      cancelAnimationFrame(waiting);
      clearTimeout(restTimer);
      setPainted(detail, false);
    };
  }, [flow, model, index, detail, mounted, editor]);
  return (
    <>
      <canvas ref={below} className="tl-overview" />
      <canvas ref={above} className="tl-overview" />
    </>
  );
}
