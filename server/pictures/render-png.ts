import { type PngOptions, type PngPicture, rasterize } from './rasterize';

/** Draws an SVG (written with `raster`) as a PNG in this very thread: for the command line, which has nothing else to do. */
export function renderPng(svg: string, options: PngOptions): Promise<PngPicture> {
  return new Promise((resolve) => resolve(rasterize(svg, options)));
}
