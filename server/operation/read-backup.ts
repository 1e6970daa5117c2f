import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupHead, type BackupRecord, MAGIC } from './backup-records';
import { StoreFault } from './store-reader';

const DIGEST_BYTES = 32;
/** No head is nearly that long: one of rows lists some fifty lengths. */
const LONGEST_HEAD = 1024 * 1024;

/**
 * The records of a backup, in order, without the last one. What is taken from it counts only when it has ended: its
 * checksum comes last. Rejects with StoreFault when the file can't be read, is no backup, is cut short or was changed.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupRecord> {
  const gunzip = createGunzip();
  const fed = pipeline(createReadStream(file), gunzip);
  // It is awaited below; until then its error comes out of the reading.
  fed.catch(() => undefined);
  try {
    yield* decode(gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer>, file);
    await fed;
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StoreFault(`There is no file ${file}.`);
    throw new StoreFault(`${file} can’t be read as a backup (${message}).`);
  } finally {
    gunzip.destroy();
  }
}

async function* decode(chunks: AsyncIterator<Buffer>, file: string): AsyncGenerator<BackupRecord> {
  const source = new Source(chunks, file);
  if (!(await source.take(MAGIC.length)).equals(MAGIC)) {
    throw new StoreFault(`${file} is no backup of Throughline, or of a newer one.`);
  }
  for (let maps = 0; ; ) {
    const length = (await source.take(4)).readUInt32LE();
    if (length > LONGEST_HEAD) throw damaged(file);
    const head = parseHead(await source.take(length), file);
    if (head.kind === 'map') maps += 1;
    if (head.kind === 'end') {
      if (head.maps !== maps) throw damaged(file);
      return source.finish();
    }
    const parts: Buffer[] = [];
    for (const size of head.lengths) parts.push(await source.take(size));
    yield { head, parts };
  }
}

function parseHead(json: Buffer, file: string): BackupHead {
  try {
    return BackupHead.parse(JSON.parse(json.toString()));
  } catch {
    throw damaged(file);
  }
}

function damaged(file: string): StoreFault {
  return new StoreFault(`${file} is damaged: its content is not what was written. Take another backup.`);
}

/** Bytes in the portions that are asked for, hashed on the way. */
class Source {
  readonly #hash = createHash('sha256');
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #file: string;
  #waiting: Buffer[] = [];
  #size = 0;

  constructor(chunks: AsyncIterator<Buffer>, file: string) {
    this.#chunks = chunks;
    this.#file = file;
  }

  async take(size: number): Promise<Buffer> {
    const taken = await this.#read(size);
    this.#hash.update(taken);
    return taken;
  }

  /** Compares the checksum, which has to be the last that there is. */
  async finish(): Promise<void> {
    const expected = this.#hash.digest();
    const found = await this.#read(DIGEST_BYTES);
    const more = this.#size > 0 || !(await this.#chunks.next()).done;
    if (more || !found.equals(expected)) throw damaged(this.#file);
  }

  async #read(size: number): Promise<Buffer> {
    while (this.#size < size) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new StoreFault(`${this.#file} is cut short: it is not all of a backup.`);
      this.#waiting.push(value);
      this.#size += value.length;
    }
    const all = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting);
    this.#waiting = all.length > size ? [all.subarray(size)] : [];
    this.#size -= size;
    return all.subarray(0, size);
  }
}
