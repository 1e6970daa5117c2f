import { analyze } from '../analysis/analyze';
import type { Analysis } from '../analysis/types';
import { type FormatId, formatOf } from '../exchange/formats';
import { writeMapFile } from '../exchange/write-map-file';
import type { JourneyMap } from '../model/types';
import { mapScene } from '../scene/map-scene';
import { sceneToSvg } from '../scene/svg';
import type { Scene } from '../scene/types';
import type { ExportOptions } from './options';

/** A drawn PNG. */
export interface Raster {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Smaller than asked for, because of `LIMITS.picturePixels`. */
  readonly capped: boolean;
  /** Characters that no font at hand can draw, each once: an empty box stands in their place. */
  readonly missing: readonly string[];
}

/** What differs between page, command line and server. All of it is handed in, so that the files are the same. */
export interface ExportTools {
  /** Draws an SVG that was written for it (`raster`). */
  rasterize(svg: string, size: { readonly width: number; readonly height: number }, scale: number): Promise<Raster>;
  /** Told how far it is, 0 to 1, with what is being done. */
  progress?(done: number, doing: string): void;
}

/** A file that was made of a map. */
export interface Exported {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** With its dot. */
  readonly ending: string;
  /** What whoever gets it should know, as sentences: pixels capped, signs that no font has, what the format can't carry. */
  readonly notes: readonly string[];
}

/** A map as it is to leave. */
export interface ExportSource {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly options: ExportOptions;
  readonly tools: ExportTools;
}

interface Made {
  readonly content: string | Uint8Array;
  readonly notes: readonly string[];
}

/** How each format is written: the one table that page, command line and HTTP share. */
const WRITERS: Partial<Record<FormatId, (source: ExportSource) => Made | Promise<Made>>> = {
  json: ({ map }) => ({ content: writeMapFile(map), notes: [] }),
  svg: (source) => {
    const { map, options } = source;
    const carried = options.data ? { mapJson: writeMapFile(map) } : {};
    return { content: sceneToSvg(sceneOf(source), { theme: options.theme, ...carried }), notes: [] };
  },
  png: async (source) => {
    const { options, tools } = source;
    const scene = sceneOf(source);
    const svg = sceneToSvg(scene, { theme: options.theme, raster: true });
    const { png } = await tools.rasterize(svg, scene, options.scale);
    return { content: png, notes: [] };
  },
};

/**
 * A map as a file. The same map and options give the same bytes on the page, on the command line and over HTTP.
 * @returns null for a format that is not written
 */
export async function exportMap(
  map: JourneyMap,
  format: FormatId,
  options: ExportOptions,
  tools: ExportTools,
): Promise<Exported | null> {
  const writer = WRITERS[format];
  if (!writer) return null;
  const { content, notes } = await writer({ map, analysis: analyze(map), options, tools });
  const { mediaType, endings } = formatOf(format);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { bytes, mediaType, ending: endings[0], notes };
}

function sceneOf({ map, analysis }: ExportSource): Scene {
  return mapScene(map, analysis);
}
