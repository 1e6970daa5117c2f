import { execFileSync, spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import { analyze } from '@/lib/analysis/analyze';
import { type Exported, type ExportTools, exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS, type ExportOptions } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import type { Shape } from '@/lib/scene/types';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { PACKAGED_FACES } from './faces';

/** True where poppler's tools are; `.ci/run` installs them. Tests that need them are skipped elsewhere. */
export const HAS_POPPLER = spawnSync('pdftotext', ['-v']).error === undefined;

/** A map as PDF, as command line and server make it. */
export async function pdfOf(
  map: JourneyMap,
  options: Partial<ExportOptions> = {},
  more: Partial<ExportTools> = {},
): Promise<Exported> {
  const tools = { ...EXPORT_TOOLS, faces: PACKAGED_FACES, ...more };
  const made = await exportMap(map, 'pdf', { ...DEFAULT_OPTIONS, ...options }, tools);
  if (!made) throw new Error('PDF is not written');
  return made;
}

/** What poppler reads in a PDF, in the order in which it is drawn. */
export function textOfPdf(bytes: Uint8Array): string {
  return execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], {
    input: bytes,
    maxBuffer: 1 << 28,
  }).toString();
}

/** The texts of a map's picture in the order in which they are drawn, one space between them. */
export function textOfPicture(map: JourneyMap): string {
  return textsOf(mapScene(map, analyze(map)).shapes).join(' ');
}

function textsOf(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'group' ? textsOf(shape.shapes) : shape.kind === 'text' ? [shape.text] : [],
  );
}

/** Every run of white space as one space: where lines end is a matter of the page. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Text without white space, without vowel points, which a PDF draws but does not say, and without joiners and marks of
 * direction, some of which poppler adds.
 */
export function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b-\u200f\u202a-\u202e]|\ufe0f|(?=[\u0591-\u06ed])\p{Mn}/gu, '');
}

/** Width and height of each page, in its units. */
export function pageSizes(bytes: Uint8Array): (readonly [number, number])[] {
  return [...latin(bytes).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Number(width),
    Number(height),
  ]);
}

/** What is drawn, page after page: the operators of ISO 32000-1, annex A. Fonts and the like are left out. */
export function contentsOf(bytes: Uint8Array): string[] {
  const text = latin(bytes);
  const ids = [...text.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id]) => id);
  return ids.map((id) => {
    const from = text.indexOf('stream\n', text.indexOf(`\n${id} 0 obj`)) + 'stream\n'.length;
    return latin(inflateSync(bytes.subarray(from)));
  });
}

export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
