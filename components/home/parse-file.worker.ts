import { parseMapFile } from '@/lib/exchange/parse-map-file';
import { formatFault } from '@/lib/model/faults';
import type { ReadFile } from './read-map-file';

interface WorkerScope {
  onmessage: ((event: MessageEvent<File>) => void) | null;
  postMessage(answer: ReadFile): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data: file }) => {
  try {
    const text = await file.text();
    const parsed = parseMapFile(text);
    scope.postMessage(
      parsed.ok ? { ok: true, map: parsed.map, text } : { ok: false, faults: parsed.faults.map(formatFault) },
    );
  } catch {
    scope.postMessage({
      ok: false,
      faults: ['The file could not be read. It may have been moved or changed; choose it again.'],
    });
  }
};
