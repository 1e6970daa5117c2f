'use client';

import { useStore as useFlowStore } from '@xyflow/react';
import { useEffect } from 'react';
import { reachFirstView } from '../ui/first-view';

/** Notices when the canvas, with whatever is on it, has been painted for the first time. */
export function useFirstViewMark(): void {
  const ready = useFlowStore((state) => state.panZoom !== null && state.width > 0);
  useEffect(() => {
    if (!ready) return;
    // The view is set in the frame that follows; the one after it begins when that has been painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(reachFirstView);
    });
    return () => cancelAnimationFrame(frame);
  }, [ready]);
}
