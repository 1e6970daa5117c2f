import type { Shape } from '../../scene/types';

/** What is drawn in one go: a touchpoint, the line of a transition, or a single shape. */
export interface Piece {
  readonly shape: Shape;
  /** Where the shape's origin lies on the picture. */
  readonly x: number;
  readonly y: number;
  readonly opacity: number;
}

/** The pieces of a picture in the order in which they are drawn. Groups without an id fall apart. */
export function piecesOf(shapes: readonly Shape[], x = 0, y = 0, opacity = 1): Piece[] {
  return shapes.flatMap((shape) => {
    if (shape.kind !== 'group' || shape.id !== undefined) return [{ shape, x, y, opacity }];
    return piecesOf(shape.shapes, x + shape.x, y + shape.y, opacity * (shape.opacity ?? 1));
  });
}

/** Height of the smallest text, in pixels; null without any. */
export function leastTextSize(shapes: readonly Shape[]): number | null {
  let least: number | null = null;
  for (const shape of shapes) {
    const size = shape.kind === 'group' ? leastTextSize(shape.shapes) : shape.kind === 'text' ? shape.size : null;
    if (size !== null && (least === null || size < least)) least = size;
  }
  return least;
}
