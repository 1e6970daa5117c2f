import type { JourneyMap } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';

/** A map file as its map and its text, or every fault as a line. */
export type ReadFile =
  | { readonly ok: true; readonly map: JourneyMap; readonly text: string }
  | { readonly ok: false; readonly faults: readonly string[] };

const MEGABYTE = 1024 * 1024;

/** Reads and checks a map file in a worker, so that a large one does not stop the page. Never throws. */
export async function readMapFile(file: File): Promise<ReadFile> {
  if (file.size > LIMITS.importBytes) {
    const size = (file.size / MEGABYTE).toFixed(0);
    return { ok: false, faults: [`is ${size} MB; a map file can have ${LIMITS.importBytes / MEGABYTE} MB at most`] };
  }
  const worker = new Worker(new URL('./parse-file.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ReadFile>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<ReadFile>) => resolve(event.data);
      worker.onerror = reject;
      worker.postMessage(file);
    });
  } catch {
    return { ok: false, faults: ['The page could not check the file. Reload the page and choose it again.'] };
  } finally {
    worker.terminate();
  }
}
