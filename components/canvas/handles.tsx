'use client';

import { useStore as useFlowStore } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { useEditorState } from '../store/editor-context';
import { useFinger } from '../ui/hand';
import { useCanvas } from './canvas-context';
import { beginLine } from './draw-line';

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
/** Below this zoom a handle of 24 screen pixels would cover its card; C and the menu still connect. */
const HANDLE_ZOOM = 0.45;
/** Those for a finger, of 44, would cover the cards beside it; 'Connect' is on the bar. */
const FINGER_HANDLE_ZOOM = 0.7;

/** Where lines are drawn from: on each side of a card or frame, while the pointer is near or it alone is selected. */
export function Handles({ id, near }: { readonly id: string; readonly near: boolean }) {
  const tools = useCanvas();
  const finger = useFinger();
  const zoom = useFlowStore((state) => state.transform[2]);
  const usable = useEditorState(
    ({ role, drag, editing, selection, walk }) =>
      role !== 'view' &&
      drag === null &&
      editing === null &&
      (near || (walk === null && selection.touchpoints.size === 1)),
  );
  if (!usable || zoom < (finger ? FINGER_HANDLE_ZOOM : HANDLE_ZOOM)) return null;
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    beginLine(tools, event, { anchor: id, moving: 'target', transition: null });
  };
  return SIDES.map((side) => (
    <div
      key={side}
      className={`tl-handle tl-handle-${side} nodrag nopan`}
      style={{ ['--tl-scale' as string]: 1 / zoom }}
      onPointerDown={begin}
      aria-hidden="true"
    />
  ));
}
