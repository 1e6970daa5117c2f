'use client';

import { useStoreApi, type Viewport } from '@xyflow/react';
import { type RefObject, useEffect, useMemo } from 'react';
import { useEditor } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { LARGE_MAP, updateViewDetail } from './view-detail';
import { createZoomWatch } from './zoom-watch';

interface ViewReports {
  readonly onMove: (event: unknown, viewport: Viewport) => void;
  readonly onMoveEnd: (event: unknown, viewport: Viewport) => void;
  readonly onMoveStart: (event: unknown) => void;
}

/** Tells the others where we look, ends following when we look elsewhere by ourselves, and sets how much is drawn. */
export function useViewReports(element: RefObject<HTMLElement | null>): ViewReports {
  const editor = useEditor();
  const flow = useStoreApi();
  const { model, detail, mounted } = useCanvas();
  useEffect(() => {
    const look = (): void => {
      const zoom = flow.getState().transform[2];
      updateViewDetail(detail, zoom, model.store.getState().cards.size);
    };
    look();
    const zoomWatch = createZoomWatch(flow.getState().transform[2], (zooming) => {
      if (zooming && model.store.getState().cards.size <= LARGE_MAP) return;
      detail.setState({ zooming });
      look();
    });
    const follow = (): void => {
      zoomWatch.at(flow.getState().transform[2]);
      look();
      mounted.moved();
    };
    const ends = [flow.subscribe(follow), model.store.subscribe(look), () => zoomWatch.destroy()];
    return () => {
      for (const end of ends) end();
    };
  }, [flow, model, detail, mounted]);
  return useMemo(() => {
    const report = (_event: unknown, { x, y, zoom }: Viewport): void => {
      const area = element.current;
      if (!area) return;
      const middle = [(area.clientWidth / 2 - x) / zoom, (area.clientHeight / 2 - y) / zoom] as const;
      editor.presence.update({ view: [middle[0], middle[1], zoom] });
    };
    return {
      onMove: report,
      // A single turn of the wheel begins and ends without a move in between.
      onMoveEnd: report,
      onMoveStart(event: unknown) {
        if (event && editor.store.getState().following !== null) editor.follow(null);
      },
    };
  }, [editor, element]);
}
