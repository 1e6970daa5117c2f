import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { LIMITS } from '@/lib/protocol/limits';
import { Refusal, type Terminal } from './terminal';

/** The bytes of a file, or of standard input for `-`, no more than `LIMITS.importBytes`. @throws Refusal */
export async function readBytes(file: string, terminal: Terminal): Promise<Uint8Array> {
  const tooLarge = `${nameOf(file)} is larger than the ${LIMITS.importBytes / 1024 / 1024} MB that a map file can have.`;
  let stream: AsyncIterable<Uint8Array>;
  if (file === '-') stream = terminal.stdin;
  else {
    const about = await stat(file).catch((error: NodeJS.ErrnoException) => {
      throw new Refusal(`${nameOf(file)} can't be read: ${reasonOf(error)}.`);
    });
    if (about.isDirectory()) throw new Refusal(`${nameOf(file)} is a folder, not a map file.`);
    if (about.size > LIMITS.importBytes) throw new Refusal(tooLarge);
    stream = createReadStream(file);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      size += part.length;
      if (size > LIMITS.importBytes) throw new Refusal(tooLarge);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${nameOf(file)} can't be read: ${reasonOf(error as NodeJS.ErrnoException)}.`);
  }
  return Buffer.concat(parts, size);
}

/** Why a file could not be read or written, in words. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file or folder';
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'this user may not';
  if (error.code === 'ENOSPC') return 'the disk is full';
  if (error.code === 'ENOTDIR') return 'a part of the path is no folder';
  if (error.code === 'EISDIR') return 'it is a folder';
  return error.code ?? error.message;
}

/** A file as it is called in a message. */
export function nameOf(file: string): string {
  return file === '-' ? 'Standard input' : file;
}
