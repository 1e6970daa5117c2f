import { missingIn } from '../../scene/runs/missing-in';
import type { ExportSource, Made } from '../types';
import { drawScene, missingWords } from '../write-picture';
import { drawPdf } from './draw-pdf';
import { loadFaces } from './load-faces';

/** The map as PDF. */
export async function writePdf(source: ExportSource): Promise<Made> {
  const { options, tools } = source;
  const scene = drawScene(source);
  const kit = await tools.pdf();
  const faces = await loadFaces(scene.shapes, kit, tools);
  const { content, notes } = await drawPdf(scene, options, { kit, faces, progress: tools.progress });
  return { content, notes: [...notes, ...missingWords(missingIn(scene.shapes, faces.set))] };
}
