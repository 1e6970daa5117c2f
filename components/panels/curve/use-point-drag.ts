'use client';

import { type PointerEvent, useRef, useState } from 'react';
import type { Reaction } from '@/lib/model/types';
import { levelOf, nearestReaction } from '@/lib/scene/curve/lay-out-curve';
import type { CurveStep } from '@/lib/scene/curve/types';

/** So far a pointer moves up or down, in pixels, before it drags. */
const THRESHOLD = 5;

export interface PointDrag {
  /** The touch that is dragged, and the reaction it would get. */
  readonly held: { readonly id: string; readonly reaction: Reaction } | null;
  readonly handlers: (step: CurveStep) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  /** Gives the drag up. */
  readonly cancel: () => void;
  /** True once after a drag: the click that ends it is none. */
  readonly wasDragged: () => boolean;
}

/** Rates a touch by dragging its point up or down; nothing is written before it is let go. */
export function usePointDrag(enabled: boolean, rate: (id: string, reaction: Reaction) => void): PointDrag {
  const [held, setHeld] = useState<PointDrag['held']>(null);
  const press = useRef<{ readonly y: number; dragging: boolean } | null>(null);
  const dragged = useRef(false);
  const cancel = (): void => {
    press.current = null;
    setHeld(null);
  };
  return {
    held,
    cancel,
    wasDragged() {
      const was = dragged.current;
      dragged.current = false;
      return was;
    },
    handlers: (step) => ({
      onPointerDown(event) {
        dragged.current = false;
        if (!enabled || event.button !== 0) return;
        press.current = { y: event.clientY, dragging: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        const down = press.current;
        if (!down) return;
        const moved = event.clientY - down.y;
        if (!down.dragging && Math.abs(moved) < THRESHOLD) return;
        down.dragging = true;
        dragged.current = true;
        const reaction = nearestReaction(levelOf(step.reaction) + moved);
        const { id } = step.touchpoint;
        setHeld((now) => (now?.id === id && now.reaction === reaction ? now : { id, reaction }));
      },
      onPointerUp() {
        if (press.current?.dragging && held) rate(held.id, held.reaction);
        cancel();
      },
      onPointerCancel: cancel,
    }),
  };
}
