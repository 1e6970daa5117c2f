'use client';

import { useStore as useFlowStore, useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { MIN_ZOOM } from './create-camera';
import { LARGE_MAP } from './view-detail';
import { clearView, firstView, fitBoxes, viewInsets } from './view-insets';

/** Shows the map when it first appears, without a flight. */
export function useFirstFit(element: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  const flow = useReactFlow();
  const store = useStoreApi();
  const { model } = useCanvas();
  const some = useStore(model.store, (view) => view.boxes.size > 0);
  const ready = useFlowStore((state) => state.panZoom !== null && state.width > 0);
  const done = useRef(false);
  useEffect(() => {
    const area = element.current;
    // Asked now, not as it was drawn: it is ready before what is in sight is mounted for the first time.
    const { panZoom, width } = store.getState();
    if (done.current || !some || !area || (!ready && (panZoom === null || width === 0))) return;
    done.current = true;
    // A map that was begun here, by the first card, stays where it was begun.
    const { editing, map, panel, states } = editor.store.getState();
    if (editing !== null || map.touchpoints.length < 2) return;
    const view = { width: area.clientWidth, height: area.clientHeight };
    const clear = clearView(view, viewInsets(view, panel !== null));
    const { boxes } = model.store.getState();
    const all = [...boxes.values()];
    const breakPoint = states.scopes[0]?.starts.find((start) => start.breakPoint !== null)?.breakPoint;
    const focus = breakPoint == null ? undefined : boxes.get(breakPoint);
    // A large map is a picture of its breaks; a small one is there to be read.
    const viewport =
      all.length > LARGE_MAP ? fitBoxes(all, clear, MIN_ZOOM, 1) : firstView(all, focus, clear, MIN_ZOOM);
    if (viewport) void flow.setViewport(viewport);
  }, [some, ready, editor, flow, store, model, element]);
}
