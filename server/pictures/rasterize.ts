import { Resvg } from '@resvg/resvg-js';
import { pictureScale } from '@/lib/export/picture-scale';
import { missingGlyphs } from '@/lib/scene/split-runs';
import { findUndrawable } from './find-undrawable';
import { INTER_FILES } from './inter-fonts';

export interface PngOptions {
  /** Size of the SVG in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each pixel of the SVG. */
  readonly scale: number;
}

export interface PngPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** True when the picture is smaller than asked for, because of `LIMITS.picturePixels`. */
  readonly capped: boolean;
  /** Characters that no font here can draw, each once; they stand as empty boxes. */
  readonly missing: readonly string[];
}

/**
 * Draws an SVG (written with `raster`) as a PNG. Takes the thread for the time that it needs: seconds for large maps.
 * System fonts are read only when the picture has characters that Inter lacks. Nothing is fetched from anywhere.
 */
export function rasterize(svg: string, options: PngOptions): PngPicture {
  const scale = pictureScale(options, options.scale);
  const foreign = missingGlyphs(svg);
  const missing = foreign.length > 0 ? findUndrawable(foreign) : [];
  const resvg = new Resvg(withBoxes(svg, missing), {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: [...INTER_FILES], loadSystemFonts: foreign.length > 0, defaultFontFamily: 'Inter' },
    logLevel: 'off',
  });
  const image = resvg.render();
  const { width, height } = image;
  return { png: image.asPng(), width, height, capped: scale < options.scale, missing };
}

/** Puts an empty box in the place of what cannot be drawn; a joined emoji or a flag, which is several characters, gets one. */
function withBoxes(svg: string, missing: readonly string[]): string {
  if (missing.length === 0) return svg;
  const one = `[${missing.map((character) => `\\u{${character.codePointAt(0)!.toString(16)}}`).join('')}]`;
  const joined = new RegExp(
    `${one}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*(?:\\u200d${one}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*)*`,
    'gu',
  );
  return svg
    .replace(/[\u{1f1e6}-\u{1f1ff}]{2}/gu, (flag) => (missing.includes(flag.slice(0, 2)) ? '□' : flag))
    .replace(joined, '□');
}
