import { exportMap } from '@/lib/export/export-map';
import type { Raster } from '@/lib/export/types';
import { missingGlyphs } from '@/lib/scene/split-runs';
import type { DrawRequest, FromExporter, ToExporter } from './export-messages';
import { fetchFont } from './fonts';
import { rasterize } from './rasterize';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToExporter>) => void) | null;
  postMessage(answer: FromExporter, transfer?: readonly Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;

/** Takes what the page drew. */
let onDrawn: ((answer: { readonly drawn: Uint8Array } | { readonly undrawn: string }) => void) | null = null;

scope.onmessage = async ({ data }) => {
  if (!('map' in data)) {
    onDrawn?.(data);
    return;
  }
  try {
    const made = await exportMap(data.map, data.format, data.options, {
      rasterize: (svg, size, scale) =>
        missingGlyphs(svg).length === 0 ? rasterize(svg, size, scale) : drawOnPage(svg, size, scale),
      font: fetchFont,
      progress: (done, doing) => scope.postMessage({ done, doing }),
    });
    if (made) scope.postMessage({ made }, [made.bytes.buffer]);
    else scope.postMessage({ fault: `This page can't write ${data.format}.` });
  } catch (error) {
    scope.postMessage({ fault: String(error) });
  }
};

/** Signs that Inter lacks (emoji, Chinese, Arabic …) the browser draws, which has other fonts too. */
function drawOnPage(
  svg: string,
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Raster> {
  const draw: DrawRequest = { svg, width: Math.ceil(size.width * scale), height: Math.ceil(size.height * scale) };
  return new Promise((resolve, reject) => {
    onDrawn = (answer) => {
      if ('undrawn' in answer) reject(new Error(answer.undrawn));
      else resolve({ png: answer.drawn, width: draw.width, height: draw.height, capped: false, missing: [] });
    };
    scope.postMessage({ draw });
  });
}
