import type { TextShape } from '../../scene/runs/split-runs';
import type { Ink, Shape } from '../../scene/types';
import type { PdfDocument } from './pdf-kit';

type PathShape = Extract<Shape, { kind: 'path' }>;

/** What drawing needs to know. */
export interface Pen {
  readonly doc: PdfDocument;
  readonly inks: Readonly<Record<Ink, string>>;
  drawText(shape: TextShape): void;
}

/** Draws shapes where the document's origin is theirs. Whatever is set is put back. */
export function drawShapes(shapes: readonly Shape[], pen: Pen, opacity = 1): void {
  for (const shape of shapes) drawShape(shape, pen, opacity);
}

export function drawShape(shape: Shape, pen: Pen, opacity: number): void {
  const { doc } = pen;
  const own = opacity * (shape.opacity ?? 1);
  if (shape.kind === 'group') {
    if (shape.shapes.length === 0) return;
    const moved = shape.x !== 0 || shape.y !== 0;
    if (moved) {
      doc.save();
      doc.translate(shape.x, shape.y);
    }
    drawShapes(shape.shapes, pen, own);
    if (moved) doc.restore();
    return;
  }
  const faint = own < 1;
  if (faint) {
    doc.save();
    doc.opacity(own);
  }
  if (shape.kind === 'text') pen.drawText(shape);
  else drawPath(shape, pen);
  if (faint) doc.restore();
}

function drawPath({ d, fill, stroke, strokeWidth = 1, round, dash }: PathShape, { doc, inks }: Pen): void {
  const special = stroke !== undefined && (round === true || dash !== undefined);
  if (special) doc.save();
  if (stroke !== undefined) {
    doc.lineWidth(strokeWidth);
    doc.strokeColor(inks[stroke]);
    if (round) {
      doc.lineCap('round');
      doc.lineJoin('round');
    }
    if (dash) doc.dash(dash);
  }
  if (fill !== undefined) doc.fillColor(inks[fill]);
  doc.path(d);
  if (fill !== undefined && stroke !== undefined) doc.fillAndStroke();
  else if (fill !== undefined) doc.fill();
  else doc.stroke();
  if (special) doc.restore();
}
