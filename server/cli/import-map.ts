import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { ImportRequest } from './arguments/parse-import';
import { readMap } from './read-map';
import type { Terminal } from './terminal';
import { tellNotes, writeOutput } from './write-output';

/** Writes what a file of another program holds as a map file. @returns 0; what could not be taken over is said on standard error */
export async function importMap({ file, from, out }: ImportRequest, terminal: Terminal): Promise<number> {
  const { map, notes } = await readMap(file, terminal, { from, sure: false });
  await writeOutput(out, new TextEncoder().encode(writeMapFile(map)), terminal);
  tellNotes(notes, terminal);
  return 0;
}
