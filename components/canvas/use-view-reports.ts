'use client';

import type { Viewport } from '@xyflow/react';
import { type RefObject, useMemo } from 'react';
import { useEditor } from '../store/editor-context';

/** Below this zoom text would be a grey smear; it is left out, and panning stays quick. */
const FAR_ZOOM = 0.3;

interface ViewReports {
  readonly onMove: (event: unknown, viewport: Viewport) => void;
  readonly onMoveStart: (event: unknown) => void;
}

/** Tells the others where we look, ends following when we look elsewhere by ourselves, and leaves out text far away. */
export function useViewReports(element: RefObject<HTMLElement | null>): ViewReports {
  const editor = useEditor();
  return useMemo(
    () => ({
      onMove(_event, { x, y, zoom }) {
        const area = element.current;
        if (!area) return;
        area.classList.toggle('far', zoom < FAR_ZOOM);
        const middle = [(area.clientWidth / 2 - x) / zoom, (area.clientHeight / 2 - y) / zoom] as const;
        editor.presence.update({ view: [middle[0], middle[1], zoom] });
      },
      onMoveStart(event) {
        if (event && editor.store.getState().following !== null) editor.follow(null);
      },
    }),
    [editor, element],
  );
}
