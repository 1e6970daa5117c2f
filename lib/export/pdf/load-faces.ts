import type { FontWeight, Scene, Shape } from '../../scene/types';
import type { ExportTools } from '../types';
import type { FaceOf } from './draw-text';
import { createPdfFace, type PdfFace } from './pdf-face';
import type { PdfKit } from './pdf-kit';

/** The faces that a scene's texts need, ready to draw with. */
export async function loadFaces(scene: Scene, kit: PdfKit, tools: ExportTools): Promise<FaceOf> {
  const weights = new Set<FontWeight>();
  collectWeights(scene.shapes, weights);
  // What pdfkit writes follows the order in which fonts come.
  const faces = new Map<FontWeight, PdfFace>();
  for (const weight of [...weights].sort()) {
    faces.set(weight, createPdfFace(kit, await tools.font(`inter-${weight}.ttf`), `inter-${weight}`));
  }
  return (_run, { weight }) => faces.get(weight)!;
}

function collectWeights(shapes: readonly Shape[], weights: Set<FontWeight>): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') collectWeights(shape.shapes, weights);
    else if (shape.kind === 'text') weights.add(shape.weight);
  }
}
