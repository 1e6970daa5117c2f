'use client';

import { type EdgeProps, useStore } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { useEditorState } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { countRender } from './count-renders';
import { beginLine } from './draw-line';
import type { TransitionData, TransitionEdge as TransitionEdgeType } from './elements';
import { ShapeView } from './shape-view';

/** A transition on the canvas: a wide line to hit, the drawing, and its ends to take hold of when selected. */
export const TransitionEdge = memo(
  function TransitionEdge({ id, data, selected }: EdgeProps<TransitionEdgeType>) {
    if (!data) return null;
    return (
      <>
        <path className="tl-line-hit" d={data.drawing.d} />
        {selected ? <path className="tl-line-ring" d={data.drawing.d} /> : null}
        <Line data={data} />
        {selected ? <Ends id={id} data={data} /> : null}
      </>
    );
  },
  (a, b) => a.data === b.data && a.selected === b.selected,
);

const Line = memo(function Line({ data }: { readonly data: TransitionData }) {
  countRender('transitions');
  return <ShapeView shapes={data.drawing.shapes} />;
});

/** Screen pixels; a target of 24 at every zoom. */
const END_RADIUS = 12;

function Ends({ id, data }: { readonly id: string; readonly data: TransitionData }) {
  const tools = useCanvas();
  const zoom = useStore((state) => state.transform[2]);
  const editable = useEditorState(
    ({ role, selection }) => role !== 'view' && selection.transitions.size === 1 && selection.touchpoints.size === 0,
  );
  if (!editable) return null;
  const begin = (moving: 'source' | 'target') => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const anchor = moving === 'source' ? data.transition.target : data.transition.source;
    beginLine(tools, event, { anchor, moving, transition: id });
  };
  const ends = [
    ['source', data.drawing.from],
    ['target', data.drawing.to],
  ] as const;
  return ends.map(([end, [x, y]]) => (
    <g
      key={end}
      className="tl-line-end nopan"
      transform={`translate(${x} ${y}) scale(${1 / zoom})`}
      onPointerDown={begin(end)}
    >
      <circle r={END_RADIUS} fill="transparent" />
      <circle r={5} className="tl-line-end-dot" />
    </g>
  ));
}
