import { type FormatId, formatOf } from '@/lib/exchange/formats';
import { type Exported, type ExportTools, exportMap } from '@/lib/export/export-map';
import type { ExportOptions } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { fetchFont } from '../export/fonts';
import { loadPdfKit } from '../export/load-pdf-kit';
import { SITE_FACES } from '../export/site-faces';
import { drawSmall } from './draw-small';
import { excerptOf } from './excerpt';
import type { Drawn, Preview, PreviewAnswer, PreviewQuestion, Room, Size } from './preview-messages';

interface WorkerScope {
  onmessage: ((event: MessageEvent<PreviewQuestion>) => void) | null;
  postMessage(answer: PreviewAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;
let map: JourneyMap | null = null;

scope.onmessage = async ({ data }) => {
  map = data.map ?? map;
  try {
    if (!map) throw new Error('No map was given.');
    scope.postMessage(await preview(map, data));
  } catch (error) {
    scope.postMessage({ error: String(error) });
  }
};

async function preview(of: JourneyMap, { format, options, room }: PreviewQuestion): Promise<Preview> {
  if (formatOf(format).family === 'picture') return previewPicture(of, format, options, room);
  const made = await make(of, format, options, refuseToDraw);
  return { kind: 'text', ...excerptOf(made.bytes), bytes: made.bytes.length, notes: made.notes };
}

/** The picture as it will be, drawn no larger than it is looked at. */
async function previewPicture(of: JourneyMap, format: FormatId, options: ExportOptions, room: Room): Promise<Preview> {
  const seen: { drawn: Drawn; size: Size }[] = [];
  const asPng = await make(of, 'png', { ...options, data: false }, async (svg, size, scale, faces) => {
    seen.push({ drawn: await drawSmall(svg, size, room, faces), size });
    // What is said of the file is to be about its own size.
    const [width, height] = [Math.ceil(size.width * scale), Math.ceil(size.height * scale)];
    return { png: new Uint8Array(), width, height, capped: false };
  });
  const [first] = seen;
  if (!first) throw new Error('Nothing was drawn.');
  const { notes } = format === 'png' ? asPng : await make(of, format, options, refuseToDraw);
  return { kind: 'picture', ...first, notes };
}

async function make(
  of: JourneyMap,
  format: FormatId,
  options: ExportOptions,
  rasterize: ExportTools['rasterize'],
): Promise<Exported> {
  const made = await exportMap(of, format, options, {
    rasterize,
    faces: SITE_FACES,
    font: fetchFont,
    pdf: loadPdfKit,
  });
  if (!made) throw new Error(`${format} is not written here.`);
  return made;
}

async function refuseToDraw(): Promise<never> {
  throw new Error('This format has no pixels.');
}
