import { rename, rm, writeFile } from 'node:fs/promises';
import { analyze } from '@/lib/analysis/analyze';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap } from '@/lib/model/types';
import { mapScene } from '@/lib/scene/map-scene';
import { sceneToSvg } from '@/lib/scene/svg';
import { renderPng } from '../pictures/render-png';
import type { Request } from './parse-arguments';
import { readMap, reasonOf } from './read-map';
import { Refusal, type Terminal } from './terminal';

type ExportRequest = Extract<Request, { command: 'export' }>;

const LATER = ['.pdf', '.csv', '.md', '.mmd', '.canvas', '.drawio'];

/**
 * Writes a map as what OUT's ending says. OUT is written whole or not at all, and only when the map is valid.
 * @returns 0; what a reader of the picture should know (pixels capped, glyphs missing) is said on standard error
 */
export async function exportMap(request: ExportRequest, terminal: Terminal): Promise<number> {
  const format = formatOf(request.out);
  const map = await readMap(request.file, terminal);
  const content = await contentOf(map, format, request, terminal);
  await writeWhole(request.out, content);
  return 0;
}

function formatOf(out: string): 'json' | 'svg' | 'png' {
  const name = out.toLowerCase();
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.svg')) return 'svg';
  if (name.endsWith('.png')) return 'png';
  const later = LATER.find((ending) => name.endsWith(ending));
  if (later) throw new Refusal(`Export to ${later} is not yet offered. .svg, .png and .json are.`);
  throw new Refusal('The name after -o must end in .svg, .png or .json, so that the format is known.');
}

async function contentOf(
  map: JourneyMap,
  format: 'json' | 'svg' | 'png',
  { scale, theme }: ExportRequest,
  terminal: Terminal,
): Promise<string | Uint8Array> {
  if (format === 'json') return writeMapFile(map);
  const scene = mapScene(map, analyze(map));
  if (format === 'svg') return sceneToSvg(scene, { theme, mapJson: writeMapFile(map) });
  const { width, height } = scene;
  const picture = await renderPng(sceneToSvg(scene, { theme, raster: true }), { width, height, scale });
  if (picture.capped) {
    terminal.err(
      `Note: the picture is ${picture.width} × ${picture.height} pixels, smaller than asked for: larger ones are too large to draw. An .svg has no such limit.\n`,
    );
  }
  if (picture.missing.length > 0) {
    const some = picture.missing.slice(0, 20).join(' ');
    terminal.err(
      `Note: no font on this machine has ${some}${picture.missing.length > 20 ? ' …' : ''}: an empty box stands in their place. Install a font for that script (such as Noto) and export again.\n`,
    );
  }
  return picture.png;
}

/** Writes beside the target and renames, so that nobody ever reads half a file and a failure keeps the old one. */
async function writeWhole(out: string, content: string | Uint8Array): Promise<void> {
  const draft = `${out}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new Refusal(`${out} can't be written: ${reasonOf(error as NodeJS.ErrnoException)}. Nothing was changed.`);
  }
}
