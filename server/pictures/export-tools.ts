import type { ExportTools } from '@/lib/export/types';
import { FACES, filesOf } from './faces/faces';
import { loadPdfKit } from './load-pdf-kit';
import { rasterize } from './rasterize';
import { readFont } from './read-font';

/**
 * What an export needs of the machine it is made on, in Node: the command line and the threads of the server share it,
 * so that their files are the same. Draws in the thread that asks.
 */
export const EXPORT_TOOLS: ExportTools = {
  rasterize: async (svg, { width, height }, scale, faces) =>
    rasterize(svg, { width, height, scale, fontFiles: await filesOf(faces) }),
  font: readFont,
  faces: FACES,
  pdf: loadPdfKit,
};
