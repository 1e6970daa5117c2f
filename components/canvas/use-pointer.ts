'use client';

import { type PointerEvent, useMemo, useRef } from 'react';
import { useEditor } from '../store/editor-context';
import type { LineTools } from './draw-line';

type Point = { readonly x: number; readonly y: number };

export interface PointerWatch {
  /** Canvas coordinates of the pointer; null when it is elsewhere. */
  readonly current: () => Point | null;
  readonly handlers: {
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onPointerDownCapture: () => void;
  };
}

/** Watches the pointer over the canvas: shows it to the others, and draws the line that waits for a click. */
export function usePointer({ toCanvas, gestures, touchpointAt }: LineTools): PointerWatch {
  const editor = useEditor();
  const screen = useRef<Point | null>(null);
  return useMemo(
    () => ({
      current: () => (screen.current ? toCanvas(screen.current) : null),
      handlers: {
        onPointerMove(event) {
          if (event.pointerType === 'touch') return;
          screen.current = { x: event.clientX, y: event.clientY };
          const at = toCanvas(screen.current);
          editor.presence.update({ cursor: [at.x, at.y] });
          const { connecting } = editor.store.getState();
          if (connecting === null) return;
          const over = touchpointAt(event.clientX, event.clientY);
          gestures.setState({
            gesture: {
              anchor: connecting,
              moving: 'target',
              at: [at.x, at.y],
              over: over === connecting ? null : over,
              transition: null,
            },
          });
        },
        onPointerLeave() {
          screen.current = null;
          editor.presence.update({ cursor: undefined });
        },
        onPointerDownCapture() {
          editor.label.clearJustEnded();
        },
      },
    }),
    [editor, gestures, toCanvas, touchpointAt],
  );
}
