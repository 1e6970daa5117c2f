import type { ExportSource, Made } from '../types';
import { drawScene } from '../write-picture';
import { drawPdf } from './draw-pdf';
import { loadFaces } from './load-faces';

/** The map as PDF. */
export async function writePdf(source: ExportSource): Promise<Made> {
  const { options, tools } = source;
  const scene = drawScene(source);
  const kit = await tools.pdf();
  const faceOf = await loadFaces(scene, kit, tools);
  return drawPdf(scene, options, { kit, faceOf, progress: tools.progress });
}
