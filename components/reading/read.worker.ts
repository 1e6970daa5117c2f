import { decodeText } from '@/lib/exchange/decode-text';
import { formatToRead } from '@/lib/exchange/formats';
import { readFile } from '@/lib/exchange/read-file';
import type { ColumnMapping } from '@/lib/exchange/table/columns';
import { readTableFile, type TableResult } from '@/lib/exchange/table/read-table-file';
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

async function read({ file, format: wanted, mapping, wantsText }: ReadQuestion): Promise<ReadAnswer> {
  const format = wanted ?? formatToRead(file.name)?.id ?? null;
  const refuse = (faults: readonly string[], used: ColumnMapping | null = null): ReadAnswer => {
    return { format, mapping: used, ok: false, faults };
  };
  // Before a byte of it is read.
  if (file.size > LIMITS.importBytes) {
    const [size, most] = [file.size, LIMITS.importBytes].map((bytes) => (bytes / MEGABYTE).toFixed(0));
    return refuse([`is ${size} MB; a map file can have ${most} MB at most`]);
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result =
      format === 'csv' || format === 'tsv'
        ? readTable(bytes, mapping)
        : { ...readFile({ name: file.name, bytes }, format), mapping: null };
    if (!result.ok) return refuse(result.faults.map(formatFault), result.mapping);
    const { map, notes } = result;
    const text = wantsText ? textOf(map, format, bytes) : null;
    return { format, mapping: result.mapping, ok: true, map, notes, text };
  } catch {
    return refuse(['The file could not be read. It may have been moved or changed; choose it again.']);
  }
}

/** A table, with what its columns were taken for, so that this can be changed. */
function readTable(bytes: Uint8Array, mapping: ColumnMapping | null | undefined): TableResult {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ...decoded, mapping: null };
  const result = readTableFile(decoded.text, mapping ?? undefined);
  return result.ok ? { ...result, notes: [...decoded.notes, ...result.notes] } : result;
}

/** A map file goes on as it came; of anything else the map is written. */
function textOf(map: Parameters<typeof writeMapFile>[0], format: ReadAnswer['format'], bytes: Uint8Array): string {
  return format === 'json' ? new TextDecoder().decode(bytes) : writeMapFile(map);
}
