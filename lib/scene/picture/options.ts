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

/** The whole map, without names and notes. */
export const DEFAULT_PICTURE: PictureOptions = {
  part: { kind: 'whole' },
  title: true,
  verdict: true,
  legend: true,
  date: null,
  names: false,
  notes: false,
};
