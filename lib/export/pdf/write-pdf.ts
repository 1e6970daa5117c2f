import { missingIn } from '../../scene/runs/missing-in';
import type { Shape } from '../../scene/types';
import type { ExportSource, Made } from '../types';
import { drawScene, missingWords } from '../write-picture';
import { drawPdf } from './draw-pdf';
import { loadFaces } from './load-faces';

/** The map as PDF. */
export async function writePdf(source: ExportSource): Promise<Made> {
  const { options, tools } = source;
  const scene = drawScene(source);
  const kit = await tools.pdf();
  const faces = await loadFaces([...scene.shapes, ...besides(scene.title)], kit, tools);
  const { content, notes } = await drawPdf(scene, options, { kit, faces, progress: tools.progress });
  return { content, notes: [...notes, ...missingWords(missingIn(scene.shapes, faces.set))] };
}

/** Texts beside the picture, in the margins of sheets: each weight in which the title stands there. */
function besides(title: string): Shape[] {
  return ([400, 600] as const).map((weight) => ({
    kind: 'text',
    x: 0,
    y: 0,
    text: title,
    size: 8,
    weight,
    ink: 'soft',
  }));
}
