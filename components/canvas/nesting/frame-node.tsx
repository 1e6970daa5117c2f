'use client';

import type { NodeProps } from '@xyflow/react';
import { memo, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { FRAME_BUTTONS, frameShapes } from '@/lib/scene/nesting/frame-shapes';
import { FRAME_HEAD } from '@/lib/scene/nesting/frames';
import { useCanvas } from '../canvas-context';
import { countRender } from '../count-renders';
import type { TouchpointData, TouchpointNode } from '../elements';
import { Handles } from '../handles';
import { ShapeView } from '../shape-view';
import { PartsButtons } from './parts-buttons';

/** An open touchpoint: a frame around its parts, with a head that is taken hold of like a card. */
export const FrameNode = memo(
  function FrameNode({ id, data, selected, width = 0, height = 0 }: NodeProps<TouchpointNode>) {
    const { detail } = useCanvas();
    const drawn = useStore(detail, (state) => state.cards);
    const [near, setNear] = useState(false);
    return (
      <div
        className={data.state.role === 'start' ? 'tl-touchpoint frame start' : 'tl-touchpoint frame'}
        style={{ ['--tl-bow' as string]: '44px' }}
        onPointerEnter={({ pointerType }) => setNear(pointerType !== 'touch')}
        onPointerLeave={() => setNear(false)}
      >
        {drawn ? <Frame data={data} width={width} height={height} /> : null}
        <div className="tl-frame-head" style={{ height: FRAME_HEAD }}>
          {drawn ? <PartsButtons id={id} data={data} open /> : null}
        </div>
        {near || selected ? <Handles id={id} near={near} /> : null}
      </div>
    );
  },
  (a, b) => a.data === b.data && a.selected === b.selected && a.width === b.width && a.height === b.height,
);

const Frame = memo(function Frame({
  data,
  width,
  height,
}: {
  readonly data: TouchpointData;
  readonly width: number;
  readonly height: number;
}) {
  countRender('touchpoints');
  const { touchpoint, state, parts, tried } = data;
  const shapes = useMemo(
    () => frameShapes({ touchpoint, state, tried, parts, width, height, free: FRAME_BUTTONS }),
    [touchpoint, state, tried, parts, width, height],
  );
  return (
    <svg className="tl-card" width={width} height={height} aria-hidden="true">
      <ShapeView shapes={shapes} />
    </svg>
  );
});
