import type { FormatId } from '@/lib/exchange/formats';
import type { ColumnMapping } from '@/lib/exchange/table/columns';
import type { JourneyMap } from '@/lib/model/types';
import { type Asker, createAsker } from '../workers/asker';

/** What goes to the worker that reads files. */
export interface ReadQuestion {
  readonly file: File;
  /** What it is to be read as; null: what its name says. */
  readonly format: FormatId | null;
  /** What the columns of a table are to be taken for; absent: what they seem to be. */
  readonly mapping?: ColumnMapping | null;
  /** The map is wanted as the text of a map file, too. */
  readonly wantsText?: boolean;
}

/** A file as its map, with what could not be taken over; or every fault as a line, and no map. */
export type ReadAnswer = {
  readonly format: FormatId | null;
  /** What the columns of a table were taken for; null for all else. */
  readonly mapping: ColumnMapping | null;
} & (
  | { readonly ok: true; readonly map: JourneyMap; readonly notes: readonly string[]; readonly text: string | null }
  | { readonly ok: false; readonly faults: readonly string[] }
);

/** Reads files in a worker, so that a large one does not stop the page. */
export type Reader = Asker<ReadQuestion, ReadAnswer>;

export function startReader(): Reader {
  return createAsker(() => new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' }));
}

/** Reads one file, with its text. Never throws. */
export async function readOnce(file: File): Promise<ReadAnswer> {
  const reader = startReader();
  try {
    return (await reader.ask(() => ({ file, format: null, wantsText: true }))) ?? NOT_READ;
  } catch {
    return NOT_READ;
  } finally {
    reader.stop();
  }
}

/** What is said when not even the worker came. */
export const NOT_READ: ReadAnswer = {
  format: null,
  mapping: null,
  ok: false,
  faults: ['The page could not check the file. Reload the page and choose it again.'],
};
