'use client';

import { useStore } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { useEditorState } from '../store/editor-context';
import { useCanvas } from './canvas-context';
import { countRender } from './count-renders';
import { beginLine } from './draw-line';
import type { LineRecord } from './elements';
import { ShapeView } from './shape-view';

interface LineProps {
  readonly line: LineRecord;
  readonly selected: boolean;
}

/** A transition on the canvas: a wide line to hit, the drawing, and its ends to take hold of when selected. */
export const TransitionLine = memo(function TransitionLine({ line, selected }: LineProps) {
  return (
    <>
      <path className="tl-line-hit" d={line.drawing.d} />
      {selected ? <path className="tl-line-ring" d={line.drawing.d} /> : null}
      <Drawing line={line} />
      {selected ? <Ends line={line} /> : null}
    </>
  );
});

const Drawing = memo(function Drawing({ line }: { readonly line: LineRecord }) {
  countRender('transitions');
  return <ShapeView shapes={line.drawing.shapes} />;
});

/** Screen pixels; a target of 24 at every zoom. */
const END_RADIUS = 12;

function Ends({ line }: { readonly line: LineRecord }) {
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
    const anchor = moving === 'source' ? line.transition.target : line.transition.source;
    beginLine(tools, event, { anchor, moving, transition: line.id });
  };
  const ends = [
    ['source', line.drawing.from],
    ['target', line.drawing.to],
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
