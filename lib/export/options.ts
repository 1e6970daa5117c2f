import type { Theme } from '../scene/types';

/** Which touchpoints a picture shows, with the transitions between them. */
export type PicturePart =
  | { readonly kind: 'whole' }
  | { readonly kind: 'selection'; readonly ids: readonly string[] }
  /** The touchpoints of one chain, in its order; a single id stands for all chains that begin there. */
  | { readonly kind: 'chain'; readonly ids: readonly string[] }
  | { readonly kind: 'phase'; readonly id: string };

/** What stands in a picture besides the touchpoints. */
export interface PictureOptions {
  readonly part: PicturePart;
  readonly title: boolean;
  readonly verdict: boolean;
  readonly legend: boolean;
  /** A date as it is to be read, `2026-11-22`; null for none: a picture of the same map stays the same to the byte. */
  readonly date: string | null;
  /** Names of people on the cards: who is responsible. */
  readonly names: boolean;
  /** Notes of the touchpoints, in a list below, numbered. */
  readonly notes: boolean;
}

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
  part: { kind: 'whole' },
  title: true,
  verdict: true,
  legend: true,
  date: null,
  names: false,
  notes: false,
  theme: 'light',
  transparent: false,
  scale: 1,
  fonts: false,
  data: true,
  page: 'fit',
  tiled: false,
};
