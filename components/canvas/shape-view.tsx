import { memo } from 'react';
import type { Shape } from '@/lib/scene/types';

/** Draws shapes of the scene; inks are CSS variables, so that a change of theme draws nothing again. */
export const ShapeView = memo(function ShapeView({ shapes }: { readonly shapes: readonly Shape[] }) {
  return shapes.map((shape, index) => <OneShape key={index} shape={shape} />);
});

function OneShape({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case 'path':
      return (
        <path
          d={shape.d}
          fill={shape.fill ? `var(--tl-${shape.fill})` : 'none'}
          stroke={shape.stroke ? `var(--tl-${shape.stroke})` : undefined}
          strokeWidth={shape.strokeWidth}
          strokeDasharray={shape.dash?.join(' ')}
          strokeLinecap={shape.round ? 'round' : undefined}
          strokeLinejoin={shape.round ? 'round' : undefined}
          opacity={shape.opacity}
        />
      );
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.weight}
          fill={`var(--tl-${shape.ink})`}
          textAnchor={shape.anchor}
          opacity={shape.opacity}
          letterSpacing={shape.spacing}
        >
          {shape.text}
        </text>
      );
    case 'group':
      return (
        <g
          transform={shape.x === 0 && shape.y === 0 ? undefined : `translate(${shape.x} ${shape.y})`}
          opacity={shape.opacity}
        >
          <ShapeView shapes={shape.shapes} />
        </g>
      );
  }
}
