import type { Fault } from '../model/faults';
import { parseMap } from '../model/parse-map';
import type { JourneyMap } from '../model/types';

/**
 * What became of a file that was read: a whole, valid map and what could not be taken over, as sentences; or every
 * fault, and no map. There is nothing in between.
 */
export type ReadResult =
  | { readonly ok: true; readonly map: JourneyMap; readonly notes: readonly string[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A refusal for one reason. */
export function refuse(message: string): ReadResult {
  return { ok: false, faults: [{ pointer: '', message }] };
}

/** A fault of a file that has lines or rows: `row 5: …`, counted from 1 as the file has them. */
export function faultAt(unit: 'line' | 'row', number: number, message: string): Fault {
  return { pointer: '', message: `${unit} ${number}: ${message}` };
}

/**
 * The end of every reader: what it found, in the words of a map file, checked as any map file is. So no reader can let
 * an invalid map through, whatever it was given.
 */
export function finishRead(found: object, notes: readonly string[] = []): ReadResult {
  const parsed = parseMap({ format: 'throughline', version: 1, touchpoints: [], transitions: [], ...found });
  return parsed.ok ? { ok: true, map: parsed.map, notes } : parsed;
}
