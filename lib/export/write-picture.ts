import { putMapIntoPng } from '../exchange/carried/png-map';
import { writeMapFile } from '../exchange/write-map-file';
import { mapScene } from '../scene/map-scene';
import { NO_FACES } from '../scene/runs/face';
import { missingIn } from '../scene/runs/missing-in';
import { openFaces } from '../scene/runs/open-faces';
import { sceneToSvg } from '../scene/svg';
import type { Scene } from '../scene/types';
import { embedFonts } from './embed-fonts';
import { lossesOfPicture } from './picture-losses';
import { pictureScale } from './picture-scale';
import type { ExportSource, Made } from './types';

/** The map as SVG. */
export async function writeSvg(source: ExportSource): Promise<Made> {
  const { map, options, tools } = source;
  const scene = drawScene(source);
  const fonts = options.fonts ? await embedFonts(scene, tools.font) : [];
  const { theme, transparent, data } = options;
  tools.progress?.(0.6, 'Writing the drawing');
  const carried = data ? { mapJson: writeMapFile(map) } : { ids: false };
  const content = sceneToSvg(scene, { theme, transparent, embedFonts: fonts, ...carried });
  return { content, notes: lossesOfPicture(map, options) };
}

/** The map as PNG, drawn by the host. */
export async function writePng(source: ExportSource): Promise<Made> {
  const { map, options, tools } = source;
  const scene = drawScene(source);
  const { width, height } = scene;
  const scale = pictureScale({ width, height }, options.scale);
  const faces = tools.faces ? await openFaces(tools.faces, scene.shapes) : NO_FACES;
  const { theme, transparent } = options;
  const svg = sceneToSvg(scene, { theme, transparent, raster: true, faces });
  tools.progress?.(0.5, 'Drawing the pixels');
  const picture = await tools.rasterize(svg, { width, height }, scale, faces.refs);
  const missing = missingIn(scene.shapes, faces);
  const capped = picture.capped || scale < options.scale;
  tools.progress?.(0.95, 'Putting the file together');
  return {
    content: options.data ? putMapIntoPng(picture.png, writeMapFile(map)) : picture.png,
    notes: [...(capped ? [cappedWords(picture)] : []), ...missingWords(missing), ...lossesOfPicture(map, options)],
  };
}

/** The scene that every kind of picture is made of. */
export function drawScene({ map, analysis, options, tools }: ExportSource): Scene {
  tools.progress?.(0.2, 'Laying out the picture');
  return mapScene(map, analysis, options);
}

function cappedWords({ width, height }: { readonly width: number; readonly height: number }): string {
  return `The picture is ${width} × ${height} pixels, smaller than asked for: larger ones are too large to draw. An SVG or a PDF has no such limit.`;
}

const MOST_NAMED = 20;

/** What is said of characters that no font at hand has. */
export function missingWords(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  const some = missing.slice(0, MOST_NAMED).join(' ') + (missing.length > MOST_NAMED ? ' …' : '');
  return [
    `No font at hand has ${some}: an empty box stands in their place. Install a font for that script (such as Noto) and export again.`,
  ];
}
