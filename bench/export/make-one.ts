import { writeFileSync, writeSync } from 'node:fs';
import type { FormatId } from '@/lib/exchange/formats';
import { exportMap } from '@/lib/export/export-map';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { parseMap } from '@/lib/model/parse-map';
import { EXPORT_TOOLS } from '@/server/pictures/export-tools';
import { makeJourneyMap } from '../canvas/make-journey-map';

/** What one process measured, times in milliseconds. */
export interface OneFile {
  readonly first: number;
  /** Of the same file made again in the same process. */
  readonly again: readonly number[];
  readonly bytes: number;
  /** Most memory that the whole process ever held, in bytes; before the first file in `before`. */
  readonly memory: number;
  readonly before: number;
  readonly notes: readonly string[];
}

/*
 * Makes one file of a map, in a process of its own, so that memory is its own too. Arguments: touchpoints, format, how
 * often again, where to put the file. Says what it measured as one line of JSON.
 */
const [count = '', format = '', times = '', out = ''] = process.argv.slice(2);
const parsed = parseMap(makeJourneyMap(Number(count)));
if (!parsed.ok) throw new Error('the map of the bench is none');
const peak = (): number => process.resourceUsage().maxRSS * 1024;
const before = peak();
const spent: number[] = [];
let bytes = 0;
let notes: readonly string[] = [];
for (let i = 0; i <= Number(times); i += 1) {
  const begun = performance.now();
  const made = await exportMap(parsed.map, format as FormatId, DEFAULT_OPTIONS, EXPORT_TOOLS);
  spent.push(performance.now() - begun);
  if (!made) throw new Error(`${format} is not written`);
  bytes = made.bytes.length;
  notes = made.notes;
  if (i === 0 && out !== '') writeFileSync(out, made.bytes);
}
const [first = Number.NaN, ...again] = spent;
writeSync(1, `${JSON.stringify({ first, again, bytes, memory: peak(), before, notes } satisfies OneFile)}\n`);
process.exit(0);
