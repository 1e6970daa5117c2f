import { exportMap } from '@/lib/export/export-map';
import type { FromExporter, ToExporter } from './export-messages';
import { fetchFont } from './fonts';
import { loadPdfKit } from './load-pdf-kit';
import { rasterize } from './rasterize';
import { SITE_FACES } from './site-faces';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToExporter>) => void) | null;
  postMessage(answer: FromExporter, transfer?: readonly Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data }) => {
  try {
    const made = await exportMap(data.map, data.format, data.options, {
      rasterize,
      faces: SITE_FACES,
      font: fetchFont,
      pdf: loadPdfKit,
      progress: (done, doing) => scope.postMessage({ done, doing }),
    });
    if (made) scope.postMessage({ made }, [made.bytes.buffer]);
    else scope.postMessage({ fault: `This page can't write ${data.format}.` });
  } catch (error) {
    scope.postMessage({ fault: String(error) });
  }
};
