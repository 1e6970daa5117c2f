import { LIMITS } from '../protocol/limits';
import { binaryKind } from './binary-kinds';
import { readPicture } from './carried/read-picture';
import { FORMATS, type Format, type FormatId, formatToRead } from './formats';
import { readCanvas } from './json-canvas/read-canvas';
import { readOutline } from './markdown/read-outline';
import { readMermaid } from './mermaid/read-mermaid';
import { parseMapFile } from './parse-map-file';
import { type ReadResult, refuse } from './read-result';
import { fromText, readPlainText } from './read-text-file';
import { readTableFile } from './table/read-table-file';

/** A file as it came: its name says what it should be. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Reader = (file: GivenFile) => ReadResult;

/** How each format is read: the one table that page, command line and HTTP share. */
const READERS: Partial<Record<FormatId, Reader>> = {
  json({ bytes }) {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      const kind = binaryKind(bytes);
      return refuse(`${kind === null ? 'is not text in UTF-8' : `is ${kind}`}, so it is no map file`);
    }
    const parsed = parseMapFile(text);
    return parsed.ok ? { ...parsed, notes: [] } : parsed;
  },
  png: ({ bytes }) => readPicture(bytes),
  svg: ({ bytes }) => readPicture(bytes),
  mermaid: fromText(readMermaid),
  'mermaid-journey': fromText(readMermaid),
  canvas: fromText(readCanvas),
  markdown: fromText(readOutline),
  lines: fromText(readPlainText),
  csv: fromText(readTable),
  tsv: fromText(readTable),
};

function readTable(text: string): ReadResult {
  const { mapping: _, ...result } = readTableFile(text);
  return result;
}

/** The formats that can be read, in the order in which they are offered. */
export const READ_FORMATS: readonly Format[] = FORMATS.filter(({ id, reads }) => reads && READERS[id]);

/**
 * A map from a file of any format that is read, by its name's ending. Never throws, never takes half a file.
 * @param format what it is, where that is known otherwise
 */
export function readFile(file: GivenFile, format: FormatId | null = formatToRead(file.name)?.id ?? null): ReadResult {
  if (file.bytes.length === 0 && format !== 'json') return refuse('is empty');
  if (file.bytes.length > LIMITS.importBytes) {
    return refuse(`is larger than the ${LIMITS.importBytes / 1024 / 1024} MB that a map file can have`);
  }
  const reader = format === null ? undefined : READERS[format];
  if (!reader) {
    const endings = READ_FORMATS.map((one) => one.endings[0]);
    return refuse(`is of no kind that can be read here. These are: ${endings.join(' ')}`);
  }
  return reader(file);
}
