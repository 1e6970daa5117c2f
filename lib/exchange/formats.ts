/** What a map can leave as, or come from. */
export const FORMAT_IDS = [
  'png',
  'svg',
  'pdf',
  'json',
  'csv',
  'tsv',
  'mermaid',
  'mermaid-journey',
  'canvas',
  'markdown',
  'lines',
  'drawio',
  'dot',
  'report',
  'html',
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export interface Format {
  readonly id: FormatId;
  /** As people call it. */
  readonly name: string;
  /** A picture, all or a part of the map for other programs, or what was found, for reading. */
  readonly family: 'picture' | 'exchange' | 'report';
  /** Endings of file names, lower case, with their dot; the first is written. */
  readonly endings: readonly [string, ...string[]];
  readonly mediaType: string;
  readonly writes: boolean;
  readonly reads: boolean;
}

/** Every format, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  picture('png', 'PNG picture', 'image/png', true),
  picture('svg', 'SVG drawing', 'image/svg+xml', true),
  picture('pdf', 'PDF document', 'application/pdf', false),
  both('json', 'Map file', ['.journey.json', '.json'], 'application/json'),
  both('csv', 'Table, CSV', ['.csv'], 'text/csv'),
  both('tsv', 'Table, tabs', ['.tsv', '.tab'], 'text/tab-separated-values'),
  both('mermaid', 'Mermaid flowchart', ['.mmd', '.mermaid'], 'text/vnd.mermaid'),
  both('mermaid-journey', 'Mermaid journey', ['.journey.mmd'], 'text/vnd.mermaid'),
  both('canvas', 'JSON Canvas', ['.canvas'], 'application/json'),
  both('markdown', 'Markdown outline', ['.md', '.markdown'], 'text/markdown'),
  both('lines', 'Lines with arrows', ['.txt'], 'text/plain'),
  { ...both('drawio', 'draw.io diagram', ['.drawio'], 'application/vnd.jgraph.mxfile'), reads: false },
  { ...both('dot', 'Graphviz DOT', ['.dot', '.gv'], 'text/vnd.graphviz'), reads: false },
  report('report', 'Report, Markdown', '.report.md', 'text/markdown'),
  report('html', 'Report to print, HTML', '.html', 'text/html'),
];

/** A format by its id. */
export function formatOf(id: FormatId): Format {
  const format = FORMATS.find((one) => one.id === id);
  if (!format) throw new Error(`no format "${id}"`);
  return format;
}

/** The format that a file of this name is written in: the one with the longest fitting ending; null when none fits. */
export function formatToWrite(fileName: string): Format | null {
  return byName(fileName, ({ writes }) => writes);
}

/** The format that a file of this name is read as; null when none fits. */
export function formatToRead(fileName: string): Format | null {
  return byName(fileName, ({ reads }) => reads);
}

function byName(fileName: string, fits: (format: Format) => boolean): Format | null {
  const name = fileName.toLowerCase();
  let best: { readonly format: Format; readonly length: number } | null = null;
  for (const format of FORMATS) {
    if (!fits(format)) continue;
    for (const ending of format.endings) {
      if (name.endsWith(ending) && ending.length > (best?.length ?? 0)) best = { format, length: ending.length };
    }
  }
  return best?.format ?? null;
}

function picture(id: FormatId, name: string, mediaType: string, reads: boolean): Format {
  return { id, name, family: 'picture', endings: [`.${id}`], mediaType, writes: true, reads };
}

function both(id: FormatId, name: string, endings: readonly [string, ...string[]], mediaType: string): Format {
  return { id, name, family: 'exchange', endings, mediaType, writes: true, reads: true };
}

function report(id: FormatId, name: string, ending: string, mediaType: string): Format {
  return { id, name, family: 'report', endings: [ending], mediaType, writes: true, reads: false };
}
