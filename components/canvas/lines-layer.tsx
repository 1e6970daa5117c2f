'use client';

import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { useCanvas } from './canvas-context';
import type { MountedLine } from './mounted';
import { TransitionLine } from './transition-line';

const SPOKEN = { role: 'img', 'aria-roledescription': 'transition' } as const;

/** The mounted lines: all of them on one surface between frames and cards, the selected once more above the cards. */
export function LinesLayer() {
  const { mounted } = useCanvas();
  const lines = useStore(mounted.store, (state) => state.lines);
  const lifted = lines.filter(({ selected }) => selected);
  return (
    <ViewportPortal>
      <svg className="tl-lines" role="presentation">
        {lines.map((line) => (line.selected ? null : <MemoLine key={line.id} shown={line} />))}
      </svg>
      {lifted.length > 0 ? (
        <svg className="tl-lines lifted" role="presentation">
          {lifted.map((line) => (
            <MemoLine key={line.id} shown={line} />
          ))}
        </svg>
      ) : null}
    </ViewportPortal>
  );
}

const MemoLine = memo(function MemoLine({ shown }: { readonly shown: MountedLine }) {
  const { id, line, selected, name } = shown;
  return (
    // The names of React Flow's own edges, by which tests and styles know a line.
    <g
      className={selected ? 'react-flow__edge selected' : 'react-flow__edge'}
      data-id={id}
      {...SPOKEN}
      aria-label={name}
    >
      <TransitionLine line={line} selected={selected} />
    </g>
  );
});
