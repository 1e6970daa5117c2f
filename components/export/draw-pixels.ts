import { Resvg } from '@resvg/resvg-wasm';
import type { Raster } from '@/lib/export/types';

/**
 * Draws an SVG (written with `raster`) as PNG with these fonts and no others: what the command line and the server do
 * with the same library. `initWasm` must have been called.
 */
export function drawPixels(svg: string, scale: number, fonts: readonly Uint8Array[]): Raster {
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [...fonts], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
  });
  try {
    const image = renderer.render();
    try {
      return { png: new Uint8Array(image.asPng()), width: image.width, height: image.height, capped: false };
    } finally {
      image.free();
    }
  } finally {
    renderer.free();
  }
}
