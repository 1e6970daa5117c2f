'use client';

import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useEditor } from '../store/editor-context';
import { MAX_ZOOM, MIN_ZOOM } from './create-camera';
import { pinchView, type TwoFingers } from './pinch-view';

/**
 * Two fingers zoom and pan wherever they are put down. React Flow takes them on the void only, and a small screen is
 * mostly cards.
 */
export function usePinch(element: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  const flow = useReactFlow();
  useEffect(() => {
    const area = element.current;
    if (!area) return;
    let fingers: TwoFingers | null = null;
    /** Once two fingers were down, moves are ours until all are lifted: the last one must not drag anything. */
    let ours = false;
    const fingersOf = ({ touches }: TouchEvent): TwoFingers | null => {
      const [a, b] = [touches[0], touches[1]];
      if (!a || !b) return null;
      const { left, top } = area.getBoundingClientRect();
      return [
        { x: a.clientX - left, y: a.clientY - top },
        { x: b.clientX - left, y: b.clientY - top },
      ];
    };
    const onStart = (event: TouchEvent): void => {
      if (event.touches.length === 1) ours = false;
      fingers = fingersOf(event);
      if (!fingers) return;
      ours = true;
      editor.drag.cancel();
    };
    const onMove = (event: TouchEvent): void => {
      if (!ours) return;
      event.preventDefault();
      event.stopPropagation();
      const next = fingersOf(event);
      if (fingers && next) {
        void flow.setViewport(pinchView(flow.getViewport(), fingers, next, MIN_ZOOM, MAX_ZOOM));
        if (editor.store.getState().following !== null) editor.follow(null);
      }
      fingers = next;
    };
    const onEnd = (event: TouchEvent): void => {
      fingers = fingersOf(event);
    };
    area.addEventListener('touchstart', onStart, { capture: true, passive: true });
    area.addEventListener('touchmove', onMove, { capture: true, passive: false });
    area.addEventListener('touchend', onEnd, { capture: true });
    area.addEventListener('touchcancel', onEnd, { capture: true });
    return () => {
      area.removeEventListener('touchstart', onStart, { capture: true });
      area.removeEventListener('touchmove', onMove, { capture: true });
      area.removeEventListener('touchend', onEnd, { capture: true });
      area.removeEventListener('touchcancel', onEnd, { capture: true });
    };
  }, [editor, flow, element]);
}
