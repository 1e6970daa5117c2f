import { analyze } from '../analysis/analyze';
import type { Analysis } from '../analysis/types';
import { FORMATS, type Format, type FormatId, formatOf } from '../exchange/formats';
import { lossesOfTable } from '../exchange/table/table-losses';
import { writeTable } from '../exchange/table/write-table';
import { writeMapFile } from '../exchange/write-map-file';
import type { JourneyMap } from '../model/types';
import { lossesOfDot, lossesOfDrawio } from './diagram-losses';
import { writeDot } from './dot/write-dot';
import { writeDrawio } from './drawio/write-drawio';
import type { ExportOptions } from './options';
import { writePdf } from './pdf/write-pdf';
import type { Exported, ExportSource, ExportTools, Made } from './types';
import { writePng, writeSvg } from './write-picture';
import { writeHtml, writeReport } from './write-report';
import { writeCanvasFile, writeJourneyFile, writeLinesFile, writeMermaidFile, writeOutlineFile } from './write-texts';

export type { Exported, ExportSource, ExportTools, Made, Raster } from './types';

/** How each format is written: the one table that page, command line and HTTP share. */
const WRITERS: Partial<Record<FormatId, (source: ExportSource) => Made | Promise<Made>>> = {
  json: ({ map }) => ({ content: writeMapFile(map), notes: [] }),
  csv: ({ map }) => ({ content: writeTable(map, ','), notes: lossesOfTable(map) }),
  tsv: ({ map }) => ({ content: writeTable(map, '\t'), notes: lossesOfTable(map) }),
  svg: writeSvg,
  png: writePng,
  mermaid: writeMermaidFile,
  'mermaid-journey': writeJourneyFile,
  canvas: writeCanvasFile,
  pdf: writePdf,
  markdown: writeOutlineFile,
  lines: writeLinesFile,
  drawio: ({ map, analysis, options }) => ({
    content: writeDrawio(map, analysis, options),
    notes: lossesOfDrawio(map, options),
  }),
  dot: ({ map, analysis, options }) => ({
    content: writeDot(map, analysis, options),
    notes: lossesOfDot(map, options),
  }),
  report: writeReport,
  html: writeHtml,
};

/** The formats that can be asked for, in the order in which they are offered. */
export const WRITTEN_FORMATS: readonly Format[] = FORMATS.filter(({ id, writes }) => writes && WRITERS[id]);

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
  let analysis: Analysis | null = null;
  const source: ExportSource = {
    map,
    options,
    tools,
    // Large maps take seconds, and some formats say nothing of it.
    get analysis() {
      if (!analysis) tools.progress?.(0, 'Working out the chains');
      analysis ??= analyze(map);
      return analysis;
    },
  };
  const { content, notes } = await writer(source);
  const { mediaType, endings } = formatOf(format);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { bytes, mediaType, ending: endings[0], notes };
}
