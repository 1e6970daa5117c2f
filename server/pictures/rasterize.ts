import { Resvg } from '@resvg/resvg-js';
import { pictureScale } from '@/lib/export/picture-scale';
import { INTER_FILES } from './inter-fonts';

export interface PngOptions {
  /** Size of the SVG in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each pixel of the SVG. */
  readonly scale: number;
  /** Font files that it is drawn with besides Inter. */
  readonly fontFiles?: readonly string[];
}

export interface PngPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** True when the picture is smaller than asked for, because of `LIMITS.picturePixels`. */
  readonly capped: boolean;
}

/**
 * Draws an SVG (written with `raster`) as a PNG. Takes the thread for the time that it needs: seconds for large maps.
 * No fonts but those named are looked at, so that the page draws the same. Nothing is fetched from anywhere.
 */
export function rasterize(svg: string, options: PngOptions): PngPicture {
  const scale = pictureScale(options, options.scale);
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: [...INTER_FILES, ...(options.fontFiles ?? [])],
      loadSystemFonts: false,
      defaultFontFamily: 'Inter',
    },
    logLevel: 'off',
  });
  const image = resvg.render();
  const { width, height } = image;
  return { png: image.asPng(), width, height, capped: scale < options.scale };
}
