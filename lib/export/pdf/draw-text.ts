import { splitRuns } from '../../scene/split-runs';
import type { Shape } from '../../scene/types';
import type { PdfFace } from './pdf-face';
import type { PdfDocument } from './pdf-kit';
import { SIMPLE_TEXT } from './shape-text';

export type TextShape = Extract<Shape, { kind: 'text' }>;

/** Which face draws a run. */
export type FaceOf = (run: { readonly text: string; readonly family?: string }, shape: TextShape) => PdfFace;

const NO_FEATURES: readonly string[] = [];

/** Draws a text; its own characters can be copied and found whatever its glyphs look like. */
export function drawText(shape: TextShape, color: string, doc: PdfDocument, faceOf: FaceOf): void {
  const spacing = shape.spacing ?? 0;
  doc.fillColor(color);
  for (const run of SIMPLE_TEXT.test(shape.text) ? [shape] : splitRuns(shape)) {
    const face = faceOf(run, shape);
    const shaped = face.shape(run.text);
    const width = (shaped.width / face.font.unitsPerEm) * shape.size + shaped.glyphs.length * spacing;
    const x = run.x - (run.anchor === 'end' ? width : run.anchor === 'middle' ? width / 2 : 0);
    doc.font(face.font, face.name);
    doc.fontSize(shape.size);
    const draw = (): void => {
      doc.text(run.text, x, shape.y, {
        lineBreak: false,
        baseline: 'alphabetic',
        features: NO_FEATURES,
        ...(spacing > 0 && { characterSpacing: spacing }),
        textWidth: width,
        wordCount: 1,
      });
    };
    if (face.tells(shaped)) draw();
    else drawSaying(run.text, doc, draw);
  }
}

/**
 * Draws a text whose glyphs say something else, or not all, with its characters beside them (ActualText, ISO 32000-1,
 * 14.9.4). They stand inside of BT and ET: where the graphics state is restored before they end, poppler loses them.
 */
function drawSaying(actual: string, doc: PdfDocument, draw: () => void): void {
  const { addContent } = doc;
  doc.addContent = (operators) => {
    if (operators === 'ET') doc.endMarkedContent();
    addContent.call(doc, operators);
    if (operators === 'BT') doc.markContent('Span', { actual });
    return doc;
  };
  try {
    draw();
  } finally {
    doc.addContent = addContent;
  }
}
