import { DEFAULT_PICTURE, type PictureOptions } from '../scene/picture/options';
import type { Theme } from '../scene/types';

export type { PictureOptions, PicturePart } from '../scene/picture/options';

export const PAGE_SIZES = ['fit', 'a4', 'a3', 'letter'] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** All that an export can be asked for. What a format has no use for is left alone. */
export interface ExportOptions extends PictureOptions {
  readonly theme: Theme;
  /** No ground behind the picture: PNG and SVG. */
  readonly transparent: boolean;
  /** Pixels of a PNG for each pixel of the canvas. */
  readonly scale: number;
  /** SVG carries the font along. */
  readonly fonts: boolean;
  /** PNG and SVG carry the map, so that they open again. */
  readonly data: boolean;
  /** PDF: one page as large as the map, or sheets of paper. */
  readonly page: PageSize;
  /** PDF on sheets: shrunk to one, or at its own size over as many as it takes. */
  readonly tiled: boolean;
}

export const LEAST_SCALE = 0.1;
export const MOST_SCALE = 8;

/** What everyone gets who asks for nothing special: page, command line and HTTP alike. */
export const DEFAULT_OPTIONS: ExportOptions = {
  ...DEFAULT_PICTURE,
  theme: 'light',
  transparent: false,
  scale: 1,
  fonts: false,
  data: true,
  page: 'fit',
  tiled: false,
};
