import { rename, rm, writeFile } from 'node:fs/promises';
import { reasonOf } from './read-bytes';
import { Refusal, type Terminal } from './terminal';

/**
 * Writes what was made to a file, or to standard output for `-`. Beside the target first and then renamed, so that
 * nobody ever reads half a file and a failure keeps the old one.
 * @throws Refusal
 */
export async function writeOutput(out: string, content: Uint8Array, terminal: Terminal): Promise<void> {
  if (out === '-') {
    terminal.out(content);
    return;
  }
  const draft = `${out}.${process.pid}.part`;
  try {
    await writeFile(draft, content);
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new Refusal(`${out} can't be written: ${reasonOf(error as NodeJS.ErrnoException)}. Nothing was changed.`);
  }
}

/** What somebody should know of what was made, on standard error, a line each. */
export function tellNotes(notes: readonly string[], terminal: Terminal): void {
  for (const note of notes) terminal.err(`Note: ${note.replace(/\p{Cc}/gu, ' ')}\n`);
}
