'use client';

import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import { CARD_WIDTH, cardSize } from '@/lib/scene/card';
import { routePath, routeTransition } from '@/lib/scene/route';
import { arrowHead } from '@/lib/scene/transition';
import type { Box } from '@/lib/scene/types';
import { useCanvas } from './canvas-context';
import { besidePoint } from './draw-line';
import type { Gesture } from './gesture';

const NEW_HEIGHT = cardSize({ id: 'new', label: '' }).height;
/** A place that is no card. */
const POINT = 0.01;

/** The line that is being drawn, and the card that it would reach or make. */
export function LinePreview() {
  const { gestures, model } = useCanvas();
  const gesture = useStore(gestures, (state) => state.gesture);
  const anchor = useStore(model.store, (view) => (gesture ? view.boxes.get(gesture.anchor) : undefined));
  const target = gesture?.over ?? null;
  const over = useStore(model.store, (view) => (target === null ? undefined : view.boxes.get(target)));
  if (!gesture || !anchor) return null;
  const made = over || gesture.transition !== null || isWithin(gesture, anchor) ? null : newCard(gesture, anchor);
  const end: Box = over ?? made ?? { x: gesture.at[0], y: gesture.at[1], width: POINT, height: POINT };
  const route = gesture.moving === 'target' ? routeTransition(anchor, end) : routeTransition(end, anchor);
  const head = arrowHead(route, 'edge');
  return (
    <ViewportPortal>
      <svg className="tl-draft-line" aria-hidden="true">
        <path d={routePath(route)} />
        {head.kind === 'path' ? <path className="tl-draft-head" d={head.d} /> : null}
        {over ? <rect x={over.x - 4} y={over.y - 4} width={over.width + 8} height={over.height + 8} rx={16} /> : null}
        {made ? <rect className="tl-draft-card" {...made} rx={12} /> : null}
      </svg>
    </ViewportPortal>
  );
}

function newCard({ at }: Gesture, anchor: Box): Box {
  const { x, y } = besidePoint(at, anchor);
  return { x: x - CARD_WIDTH / 2, y: y - NEW_HEIGHT / 2, width: CARD_WIDTH, height: NEW_HEIGHT };
}

function isWithin({ at: [x, y] }: Gesture, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
