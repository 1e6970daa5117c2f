import type { ReactNode } from 'react';
import { THEMES } from '@/lib/scene/theme';
import type { Ink, Scene, Shape, Theme } from '@/lib/scene/types';

export interface SceneViewProps {
  readonly scene: Scene;
  /** `page` follows the page's own theme. */
  readonly theme: Theme | 'page';
  readonly className?: string;
  /** Leaves the ground out, to stand on the page's. */
  readonly bare?: boolean;
  /** In pixels; without it the surroundings say how large it is. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A scene as part of the page: the same shapes as in every export, with the fonts that the page has. */
export function SceneView({ scene, theme, className, bare, size }: SceneViewProps) {
  const color = (ink: Ink | undefined): string =>
    ink === undefined ? 'none' : theme === 'page' ? `var(--tl-${ink})` : THEMES[theme][ink];
  return (
    <svg
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      {...size}
      role="img"
      aria-label={`${scene.title}. ${scene.description}`}
      className={className}
      fontFamily="Inter, 'Noto Sans', 'Segoe UI', 'Liberation Sans', Arial, sans-serif"
    >
      {bare ? null : <rect width={scene.width} height={scene.height} fill={color('paper')} />}
      <Shapes shapes={scene.shapes} color={color} />
    </svg>
  );
}

/** Shapes as SVG elements. */
export function Shapes(props: { readonly shapes: readonly Shape[]; readonly color: (ink: Ink | undefined) => string }) {
  return props.shapes.map((shape, index) => draw(shape, index, props.color));
}

function draw(shape: Shape, key: number, color: (ink: Ink | undefined) => string): ReactNode {
  switch (shape.kind) {
    case 'group':
      return (
        <g
          key={key}
          transform={shape.x === 0 && shape.y === 0 ? undefined : `translate(${shape.x} ${shape.y})`}
          opacity={shape.opacity}
        >
          <Shapes shapes={shape.shapes} color={color} />
        </g>
      );
    case 'path':
      return (
        <path
          key={key}
          d={shape.d}
          fill={color(shape.fill)}
          stroke={shape.stroke && color(shape.stroke)}
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
          key={key}
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.weight}
          fill={color(shape.ink)}
          textAnchor={shape.anchor}
          letterSpacing={shape.spacing}
          opacity={shape.opacity}
        >
          {shape.text}
        </text>
      );
  }
}
