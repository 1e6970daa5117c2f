import type { ReactNode } from 'react';
import type { Reaction } from '@/lib/model/types';
import { FACE_SIZE, faceShapes } from '@/lib/scene/faces';
import type { Shape } from '@/lib/scene/types';

/** A reaction as the face that the cards show; the word always stands beside it. */
export function ReactionMark({ reaction, size = 20 }: { readonly reaction: Reaction | null; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox={`0 0 ${FACE_SIZE} ${FACE_SIZE}`} aria-hidden="true" className="shrink-0">
      {paths(faceShapes(reaction, 0, 0))}
    </svg>
  );
}

function paths(shapes: readonly Shape[]): ReactNode {
  return shapes.map((shape, index) =>
    shape.kind === 'group' ? (
      <g key={index}>{paths(shape.shapes)}</g>
    ) : shape.kind === 'path' ? (
      <path
        key={index}
        d={shape.d}
        fill={shape.fill ? `var(--tl-${shape.fill})` : 'none'}
        stroke={shape.stroke ? `var(--tl-${shape.stroke})` : undefined}
        strokeWidth={shape.strokeWidth}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    ) : null,
  );
}
