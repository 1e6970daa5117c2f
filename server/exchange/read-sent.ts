import type { FormatId } from '@/lib/exchange/formats';
import { readFile } from '@/lib/exchange/read-file';
import type { JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import type { Parts } from '../http/body-parts';
import { Problem } from '../http/problem';

/** What is known of a file that came as the body of a request. */
export interface SentFile {
  readonly format: FormatId;
  /** As it was called; may be empty. */
  readonly name: string;
}

/**
 * The map in a file that was sent, and what could not be taken over. Throws Problem with every fault.
 */
export function readSent(
  body: Parts,
  { format, name }: SentFile,
): { readonly map: JourneyMap; readonly notes: readonly string[] } {
  const read = readFile({ name, bytes: Buffer.concat(body) }, format);
  if (!read.ok) throw new Problem('invalid-map', undefined, { faults: read.faults });
  return { map: read.map, notes: read.notes.slice(0, LIMITS.importNotes) };
}
