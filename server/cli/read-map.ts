import { basename } from 'node:path';
import { type FormatId, formatToRead } from '@/lib/exchange/formats';
import { guessFile } from '@/lib/exchange/guess-format';
import { READ_FORMATS, readFile } from '@/lib/exchange/read-file';
import { type Fault, formatFault } from '@/lib/model/faults';
import type { JourneyMap } from '@/lib/model/types';
import { nameOf, readBytes } from './read-bytes';
import { Refusal, type Terminal } from './terminal';

/** More faults than this are counted, not listed. */
const FAULTS_SHOWN = 200;
/** A fault that says where it is by itself. */
const AT_PLACE = /^(row|line) \d/;

export interface ReadMap {
  readonly map: JourneyMap;
  /** What could not be taken over, as sentences. */
  readonly notes: readonly string[];
}

/**
 * The map in a file, or on standard input for `-`, of any format that is read: the one that was said, that its name
 * says, or that its first bytes look like.
 * @param how.sure true where a text that might be anything counts as a map file, and so is refused
 * @throws Refusal with every fault, one a line
 */
export async function readMap(
  file: string,
  terminal: Terminal,
  { from, sure }: { readonly from: FormatId | null; readonly sure: boolean },
): Promise<ReadMap> {
  const bytes = await readBytes(file, terminal);
  const format = from ?? namedFormat(file) ?? guessFile(bytes, sure);
  const result = readFile({ name: file === '-' ? '' : basename(file), bytes }, format);
  if (!result.ok) throw new Refusal(faultLines(result.faults, nameOf(file)));
  return result;
}

/** Faults as people read them, one a line; what is said of the whole file goes with its name. */
function faultLines(faults: readonly Fault[], name: string): string {
  const lines = faults.slice(0, FAULTS_SHOWN).map(formatFault);
  if (faults.length > FAULTS_SHOWN) lines.push(`… and ${faults.length - FAULTS_SHOWN} more faults`);
  const ofWhole = lines.length === 1 && faults[0]!.pointer === '' && !AT_PLACE.test(lines[0]!);
  return ofWhole ? `${name} ${lines[0]}` : lines.join('\n');
}

function namedFormat(file: string): FormatId | null {
  const named = formatToRead(file);
  return named && READ_FORMATS.includes(named) ? named.id : null;
}
