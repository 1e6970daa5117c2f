import { formatToRead } from '@/lib/exchange/formats';
import { readFile } from '@/lib/exchange/read-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { formatFault } from '@/lib/model/faults';
import { LIMITS } from '@/lib/protocol/limits';
import type { ReadAnswer, ReadQuestion } from './read-given';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadQuestion>) => void) | null;
  postMessage(answer: ReadAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;
const MEGABYTE = 1024 * 1024;

scope.onmessage = async ({ data }) => scope.postMessage(await read(data));

async function read({ file, format: wanted, wantsText }: ReadQuestion): Promise<ReadAnswer> {
  const format = wanted ?? formatToRead(file.name)?.id ?? null;
  const refuse = (...faults: string[]): ReadAnswer => ({ format, ok: false, faults });
  // Before a byte of it is read.
  if (file.size > LIMITS.importBytes) {
    const [size, most] = [file.size, LIMITS.importBytes].map((bytes) => (bytes / MEGABYTE).toFixed(0));
    return refuse(`is ${size} MB; a file can have ${most} MB at most`);
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = readFile({ name: file.name, bytes }, format);
    if (!result.ok) return refuse(...result.faults.map(formatFault));
    const { map, notes } = result;
    return { format, ok: true, map, notes, text: wantsText ? textOf(map, format, bytes) : null };
  } catch {
    return refuse('The file could not be read. It may have been moved or changed; choose it again.');
  }
}

/** A map file goes on as it came; of anything else the map is written. */
function textOf(map: Parameters<typeof writeMapFile>[0], format: ReadAnswer['format'], bytes: Uint8Array): string {
  return format === 'json' ? new TextDecoder().decode(bytes) : writeMapFile(map);
}
