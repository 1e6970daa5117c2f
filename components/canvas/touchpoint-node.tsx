'use client';

import { type NodeProps, useStore as useFlowStore } from '@xyflow/react';
import { memo, type PointerEvent, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { cardShapes } from '@/lib/scene/card';
import { useEditorState } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { countRender } from './count-renders';
import { beginLine } from './draw-line';
import type { TouchpointData, TouchpointNode as TouchpointNodeType } from './elements';
import { ShapeView } from './shape-view';

/** A touchpoint on the canvas: its card, a ring when selected, and handles to draw lines from. */
export const TouchpointNode = memo(
  function TouchpointNode({ id, data, selected, width = 0, height = 0 }: NodeProps<TouchpointNodeType>) {
    const { detail } = useCanvas();
    const drawn = useStore(detail, (state) => state.cards);
    const [near, setNear] = useState(false);
    return (
      <div
        className={data.state.role === 'start' ? 'tl-touchpoint start' : 'tl-touchpoint'}
        style={{ ['--tl-bow' as string]: `${Math.min(44, height / 2) + 5}px` }}
        // A finger that taps must not find a handle under it that was not there when it came.
        onPointerEnter={({ pointerType }) => setNear(pointerType !== 'touch')}
        onPointerLeave={() => setNear(false)}
      >
        {drawn ? <Card data={data} width={width} height={height} /> : null}
        {/* React Flow measures these when a card is mounted; lines are drawn by the scene and not from here. */}
        <i className="tl-port source" data-handlepos="right" />
        <i className="tl-port target" data-handlepos="left" />
        {near || selected ? <Handles id={id} near={near} /> : null}
      </div>
    );
  },
  (a, b) => a.data === b.data && a.selected === b.selected && a.width === b.width && a.height === b.height,
);

interface CardProps {
  readonly data: TouchpointData;
  readonly width: number;
  readonly height: number;
}

const Card = memo(function Card({ data, width, height }: CardProps) {
  countRender('touchpoints');
  const { touchpoint, state, restores } = data;
  const shapes = useMemo(
    () => cardShapes({ touchpoint, state, ...(restores !== undefined && { restores }) }),
    [touchpoint, state, restores],
  );
  return (
    <svg className="tl-card" width={width} height={height} aria-hidden="true">
      <ShapeView shapes={shapes} />
    </svg>
  );
});

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
/** Below this zoom a handle of 24 screen pixels would cover its card; C and the menu still connect. */
const HANDLE_ZOOM = 0.45;

function Handles({ id, near }: { readonly id: string; readonly near: boolean }) {
  const tools = useCanvas();
  const zoom = useFlowStore((state) => state.transform[2]);
  const usable = useEditorState(
    ({ role, drag, editing, selection, walk }) =>
      role !== 'view' &&
      drag === null &&
      editing === null &&
      (near || (walk === null && selection.touchpoints.size === 1)),
  );
  if (!usable || zoom < HANDLE_ZOOM) return null;
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
