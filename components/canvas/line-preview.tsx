'use client';

import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { routePath, routeTransition } from '@/lib/scene/route';
import type { Box } from '@/lib/scene/types';
import { useCanvas } from './canvas-context';

/** The line that is being drawn, and the card that it would reach. */
export function LinePreview() {
  const { gestures, model } = useCanvas();
  const gesture = useStore(gestures, (state) => state.gesture);
  const boxes = useStore(model.store, (view) => view.boxes);
  if (!gesture) return null;
  const anchor = boxes.get(gesture.anchor);
  if (!anchor) return null;
  const over = gesture.over === null ? undefined : boxes.get(gesture.over);
  const end: Box = over ?? { x: gesture.at[0], y: gesture.at[1], width: 0.01, height: 0.01 };
  const route = gesture.moving === 'target' ? routeTransition(anchor, end) : routeTransition(end, anchor);
  return (
    <ViewportPortal>
      <svg className="tl-draft-line" aria-hidden="true">
        <path d={routePath(route)} />
        {over ? <rect x={over.x - 4} y={over.y - 4} width={over.width + 8} height={over.height + 8} rx={16} /> : null}
      </svg>
    </ViewportPortal>
  );
}
