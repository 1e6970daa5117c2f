import { readFileSync } from 'node:fs';
import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { readFile } from '@/lib/exchange/read-file';
import { readSurvey } from '@/lib/exchange/survey/read-survey';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { Fault } from '@/lib/model/faults';
import type { JourneyMap } from '@/lib/model/types';

/** A file to read: its bytes, or where they are. */
export interface Given {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly path?: string;
  /** Read as answers of a survey. */
  readonly survey?: boolean;
}

/** What became of it. */
export interface Outcome {
  /** A whole map, or answers; what was refused says why. */
  readonly kind: 'read' | 'refused';
  /** Every fault, or every note. */
  readonly said: readonly string[];
  readonly touchpoints: number;
  /** What must never be: a throw, half a map, a fault that says nothing. */
  readonly wrong: string | null;
  /** Time of the processor, in milliseconds: others who use the machine don't count. */
  readonly cpuMs: number;
  /** The most memory that this process ever had, in megabytes. */
  readonly peakMegabytes: number;
}

process.on('message', (given: Given) => {
  const bytes = given.path === undefined ? (given.bytes ?? new Uint8Array()) : readFileSync(given.path);
  const before = process.cpuUsage();
  let read: Omit<Outcome, 'cpuMs' | 'peakMegabytes'>;
  try {
    read = given.survey ? readAnswers(bytes) : readMap(given.name, bytes);
  } catch (error) {
    read = { kind: 'refused', said: [], touchpoints: 0, wrong: `threw ${(error as Error).stack}` };
  }
  const { user, system } = process.cpuUsage(before);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.send?.({ ...read, cpuMs: (user + system) / 1000, peakMegabytes } satisfies Outcome);
});
process.send?.('ready');

function readMap(name: string, bytes: Uint8Array): Omit<Outcome, 'cpuMs' | 'peakMegabytes'> {
  const result = readFile({ name, bytes });
  if (!result.ok) return refused(result.faults);
  const { map, notes } = result;
  const wrong = notes.every(isSaid) ? wrongWith(map) : `says nothing: ${JSON.stringify(notes)}`;
  return { kind: 'read', said: notes, touchpoints: map.touchpoints.length, wrong };
}

function readAnswers(bytes: Uint8Array): Omit<Outcome, 'cpuMs' | 'peakMegabytes'> {
  const result = readSurvey(new TextDecoder().decode(bytes));
  if (!result.ok) return refused(result.faults);
  const isWhole = result.answers.length > 0 && result.answers.every(({ name, reaction }) => name !== '' && reaction);
  return { kind: 'read', said: result.notes, touchpoints: 0, wrong: isWhole ? null : 'has half an answer' };
}

function refused(faults: readonly Fault[]): Omit<Outcome, 'cpuMs' | 'peakMegabytes'> {
  const said = faults.map(({ message }) => message);
  const wrong = said.length > 0 && said.every(isSaid) ? null : `refused without words: ${JSON.stringify(said)}`;
  return { kind: 'refused', said, touchpoints: 0, wrong };
}

/** A sentence, not what a program makes of a missing value. */
function isSaid(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/\bundefined\b|\bNaN\b|\[object/.test(text.replace(/["“][\s\S]*["”]/, ''));
}

/** A map is whole when its file gives it back. */
function wrongWith(map: JourneyMap): string | null {
  const file = writeMapFile(map);
  const again = parseMapFile(file);
  if (!again.ok) return `no valid map: ${JSON.stringify(again.faults.slice(0, 3))}`;
  return writeMapFile(again.map) === file ? null : 'a map that its file does not give back';
}
