import { type FaceSet, type FaceSource, NO_FACES } from '../../scene/runs/face';
import { openFaces } from '../../scene/runs/open-faces';
import { splitRuns } from '../../scene/runs/split-runs';
import type { FontWeight, Shape } from '../../scene/types';
import type { ExportTools } from '../types';
import type { PdfFaces } from './draw-text';
import { createPdfFace, type PdfFace } from './pdf-face';
import type { PdfKit } from './pdf-kit';

export interface LoadedFaces extends PdfFaces {
  /** What was found besides Inter. */
  readonly set: FaceSet;
}

/** The faces that texts need, ready to draw with. */
export async function loadFaces(shapes: readonly Shape[], kit: PdfKit, tools: ExportTools): Promise<LoadedFaces> {
  const files = new Map<string, Uint8Array>();
  const source = tools.faces && drawable(tools.faces, kit, files);
  const set = source ? await openFaces(source, shapes) : NO_FACES;
  const weights = new Set<FontWeight>();
  collectWeights(shapes, weights);
  const inter = new Map<FontWeight, PdfFace>();
  for (const weight of [...weights].sort()) {
    const font = kit.openFont(await tools.font(`inter-${weight}.ttf`));
    inter.set(weight, createPdfFace(font, `inter-${weight}`));
  }
  const others = new Map<string, PdfFace>();
  for (const { id, postscriptName } of set.refs) {
    const file = files.get(id);
    if (file) others.set(id, createPdfFace(kit.openFont(file, postscriptName), id));
  }
  return {
    set,
    runsOf: (shape) => splitRuns(shape, set),
    faceOf: (ref, weight) => (ref && others.get(ref.id)) ?? inter.get(weight)!,
  };
}

/**
 * Faces with outlines alone: signs that are pictures, as in most fonts of coloured emoji, can't be put into a PDF as
 * text. What no other face has is a box then, and said to be missing.
 * @param files where the bytes are kept
 */
function drawable(source: FaceSource, kit: PdfKit, files: Map<string, Uint8Array>): FaceSource {
  const names = new Map<string, string>();
  return {
    async findFaces(points) {
      const refs = await source.findFaces(points);
      for (const { id, postscriptName } of refs) names.set(id, postscriptName);
      return refs;
    },
    async face(id) {
      const file = await source.face(id);
      if (!file || !hasOutlines(kit, file, names.get(id))) return null;
      files.set(id, file);
      return file;
    },
  };
}

function hasOutlines(kit: PdfKit, file: Uint8Array, postscriptName: string | undefined): boolean {
  try {
    const { tables } = kit.openFont(file, postscriptName).directory;
    return 'glyf' in tables || 'CFF ' in tables;
  } catch {
    return false;
  }
}

function collectWeights(shapes: readonly Shape[], weights: Set<FontWeight>): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') collectWeights(shape.shapes, weights);
    else if (shape.kind === 'text') weights.add(shape.weight);
  }
}
