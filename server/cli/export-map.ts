import { exportMap as makeFile } from '@/lib/export/export-map';
import { partFaults } from '../exchange/part-faults';
import { EXPORT_TOOLS } from '../pictures/export-tools';
import type { ExportRequest } from './arguments/parse-export';
import { readMap } from './read-map';
import { Refusal, type Terminal } from './terminal';
import { tellNotes, writeOutput } from './write-output';

/**
 * Writes a map as what was asked for, whole or not at all, and only when the map is valid.
 * @returns 0; what a reader of the file should know (pixels capped, what the format can't carry) is said on standard error
 */
export async function exportMap(request: ExportRequest, terminal: Terminal): Promise<number> {
  const { file, from, out, format, options } = request;
  const { map, notes } = await readMap(file, terminal, { from, sure: true });
  const faults = partFaults(map, options.part);
  if (faults.length > 0) {
    throw new Refusal(faults.map(({ pointer, message }) => `--${pointer.slice(1)}: ${message}`).join('\n'));
  }
  const made = await makeFile(map, format, options, EXPORT_TOOLS);
  if (!made) throw new Refusal(`This is not written: ${format}.`);
  await writeOutput(out, made.bytes, terminal);
  tellNotes([...notes, ...made.notes], terminal);
  return 0;
}
