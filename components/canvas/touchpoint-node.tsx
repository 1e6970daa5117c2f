'use client';

import type { NodeProps } from '@xyflow/react';
import { memo, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { cardShapes } from '@/lib/scene/card';
import { useCanvas } from './canvas-context';
import { countRender } from './count-renders';
import type { TouchpointData, TouchpointNode as TouchpointNodeType } from './elements';
import { Handles } from './handles';
import { PartsButtons } from './nesting/parts-buttons';
import { ShapeView } from './shape-view';

/** A touchpoint on the canvas: its card, a ring when selected, and handles to draw lines from. */
export const TouchpointNode = memo(
  function TouchpointNode({ id, data, selected, width = 0, height = 0 }: NodeProps<TouchpointNodeType>) {
    const { detail } = useCanvas();
    const drawn = useStore(detail, (state) => state.cards);
    const [near, setNear] = useState(false);
    return (
      <div
        className={`tl-touchpoint${data.state.role === 'start' ? ' start' : ''}${data.parts > 0 ? ' whole' : ''}`}
        style={{ ['--tl-bow' as string]: `${Math.min(44, height / 2) + 5}px` }}
        // A finger that taps must not find a handle under it that was not there when it came.
        onPointerEnter={({ pointerType }) => setNear(pointerType !== 'touch')}
        onPointerLeave={() => setNear(false)}
      >
        {drawn ? <Card data={data} width={width} height={height} /> : null}
        {drawn && data.parts > 0 ? <PartsButtons id={id} data={data} /> : null}
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
  const { touchpoint, state, restores, tried, parts } = data;
  const shapes = useMemo(
    () => cardShapes({ touchpoint, state, tried, parts, ...(restores !== undefined && { restores }) }),
    [touchpoint, state, restores, tried, parts],
  );
  return (
    <svg className="tl-card" width={width} height={height} aria-hidden="true">
      <ShapeView shapes={shapes} />
    </svg>
  );
});
