import { LIMITS } from '../protocol/limits';
import { FORMATS, type FormatId, formatToRead } from './formats';
import { parseMapFile } from './parse-map-file';
import { type ReadResult, refuse } from './read-result';

/** A file as it came: its name says what it should be. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Reader = (file: GivenFile) => ReadResult;

/** How each format is read: the one table that page, command line and HTTP share. */
const READERS: Partial<Record<FormatId, Reader>> = {
  json({ bytes }) {
    const parsed = parseMapFile(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    return parsed.ok ? { ...parsed, notes: [] } : parsed;
  },
};

/**
 * A map from a file of any format that is read, by its name's ending. Never throws, never takes half a file.
 * @param format what it is, where that is known otherwise
 */
export function readFile(file: GivenFile, format: FormatId | null = formatToRead(file.name)?.id ?? null): ReadResult {
  if (file.bytes.length > LIMITS.importBytes) {
    return refuse(`is larger than the ${LIMITS.importBytes / 1024 / 1024} MB that a map file can have`);
  }
  const reader = format === null ? undefined : READERS[format];
  if (!reader) return refuse(`is of no kind that can be read here. These are: ${readableEndings().join(' ')}`);
  return reader(file);
}

function readableEndings(): string[] {
  return FORMATS.filter(({ id, reads }) => reads && READERS[id]).map(({ endings }) => endings[0]);
}
