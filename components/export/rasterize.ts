import { initWasm } from '@resvg/resvg-wasm';
import type { Raster } from '@/lib/export/types';
import type { FaceRef } from '@/lib/scene/runs/face';
import { drawPixels } from './draw-pixels';
import { fetchBytes, fetchInter } from './fonts';
import { SITE_FACES } from './site-faces';

let ready: Promise<readonly Uint8Array[]> | null = null;

/** Fetches the rasteriser and its fonts, once. */
function prepare(): Promise<readonly Uint8Array[]> {
  ready ??= Promise.all([fetchInter(), fetchBytes('/resvg.wasm').then((wasm) => initWasm(wasm))]).then(
    ([fonts]) => fonts,
  );
  return ready;
}

/** Draws an SVG (written with `raster`) as PNG, with the rasteriser that command line and server have. In a worker. */
export async function rasterize(
  svg: string,
  _size: { readonly width: number; readonly height: number },
  scale: number,
  faces: readonly FaceRef[],
): Promise<Raster> {
  const fonts = await prepare();
  const more = await Promise.all(faces.map(({ id }) => SITE_FACES.face(id)));
  return drawPixels(svg, scale, [...fonts, ...more.filter((bytes) => bytes !== null)]);
}
