import type { FormatId } from '@/lib/exchange/formats';
import type { ExportOptions } from '@/lib/export/options';
import type { Exported } from '@/lib/export/types';
import type { JourneyMap } from '@/lib/model/types';
import type { FromExporter, ToExporter } from './export-messages';

export interface MakeFileOptions {
  /** Ends the work at once; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told how far it is, 0 to 1, and what is being done. */
  readonly onProgress?: (done: number, doing: string) => void;
}

/**
 * A map as a file, made in a worker of its own, so that the page stays awake: the same bytes as from command line and
 * HTTP. Rejects when it can't be made, and when it was cancelled.
 */
export async function makeFile(
  map: JourneyMap,
  format: FormatId,
  options: ExportOptions,
  { signal, onProgress }: MakeFileOptions = {},
): Promise<Exported> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
  let cancel: (() => void) | null = null;
  try {
    return await new Promise<Exported>((resolve, reject) => {
      cancel = () => reject(signal?.reason);
      signal?.addEventListener('abort', cancel);
      worker.onmessage = ({ data }: MessageEvent<FromExporter>) => {
        if ('made' in data) resolve(data.made);
        else if ('fault' in data) reject(new Error(data.fault));
        else onProgress?.(data.done, data.doing);
      };
      worker.onerror = () => reject(new Error('The export worker could not be started.'));
      worker.postMessage({ map, format, options } satisfies ToExporter);
    });
  } finally {
    if (cancel) signal?.removeEventListener('abort', cancel);
    worker.terminate();
  }
}
