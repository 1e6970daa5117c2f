import type { Shape } from '@/lib/scene/types';

export interface PlacedShape {
  readonly x: number;
  readonly y: number;
  readonly shape: Exclude<Shape, { readonly kind: 'group' }>;
}

/** What a scene draws, with the place of the group that it is in. */
export function* placedShapes(shapes: readonly Shape[], x = 0, y = 0): Generator<PlacedShape> {
  for (const shape of shapes) {
    if (shape.kind === 'group') yield* placedShapes(shape.shapes, x + shape.x, y + shape.y);
    else yield { x, y, shape };
  }
}

/** Every text of a scene, in the order of drawing. */
export function textsOf(shapes: readonly Shape[]): string[] {
  return [...placedShapes(shapes)].flatMap(({ shape }) => (shape.kind === 'text' ? [shape.text] : []));
}

/** Ids of the touchpoints and transitions that are drawn. */
export function drawnIds(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'group' ? [...(shape.id === undefined ? [] : [shape.id]), ...drawnIds(shape.shapes)] : [],
  );
}
