import { readsFromRight } from '@/lib/scene/reads-from-right';
import type { Shape } from '@/lib/scene/types';
import type { InkValues } from './inks';

/** Reading a path from its text costs more than painting it; the shapes of a card stay as long as it looks the same. */
const paths = new WeakMap<Shape, Path2D>();

/** Paints shapes of the scene where the context's origin is. `font`: the page's family of type. */
export function paintShapes(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  inks: InkValues,
  font: string,
): void {
  for (const shape of shapes) paintShape(context, shape, inks, font);
}

function paintShape(context: CanvasRenderingContext2D, shape: Shape, inks: InkValues, font: string): void {
  const alpha = context.globalAlpha;
  if (shape.opacity !== undefined) context.globalAlpha = alpha * shape.opacity;
  if (shape.kind === 'path') {
    const path = pathOf(shape, shape.d);
    if (shape.fill) {
      context.fillStyle = inks[shape.fill];
      context.fill(path);
    }
    if (shape.stroke) {
      context.strokeStyle = inks[shape.stroke];
      context.lineWidth = shape.strokeWidth ?? 1;
      context.lineCap = shape.round ? 'round' : 'butt';
      context.lineJoin = shape.round ? 'round' : 'miter';
      if (shape.dash) context.setLineDash([...shape.dash]);
      context.stroke(path);
      if (shape.dash) context.setLineDash([]);
    }
  } else if (shape.kind === 'text') {
    context.font = `${shape.weight} ${shape.size}px ${font}`;
    context.fillStyle = inks[shape.ink];
    context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor === 'end' ? 'right' : 'left';
    context.direction = readsFromRight(shape.text) ? 'rtl' : 'ltr';
    context.letterSpacing = `${shape.spacing ?? 0}px`;
    context.fillText(shape.text, shape.x, shape.y);
  } else {
    context.translate(shape.x, shape.y);
    paintShapes(context, shape.shapes, inks, font);
    context.translate(-shape.x, -shape.y);
  }
  context.globalAlpha = alpha;
}

function pathOf(shape: Shape, d: string): Path2D {
  const known = paths.get(shape);
  if (known) return known;
  const path = new Path2D(d);
  paths.set(shape, path);
  return path;
}
