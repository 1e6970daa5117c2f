/** What one client shows of itself to the others, through y-protocols' awareness. Kept small: it is resent whole. */
export interface Presence {
  readonly name: string;
  /** Index into `PRESENCE_COLORS`. */
  readonly color: number;
  /** Canvas coordinates. */
  readonly cursor?: readonly [number, number];
  readonly selection?: readonly string[];
  /** A live drag: these touchpoints, moved by this offset from where the document has them. */
  readonly drag?: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number };
  /** Centre of the view and zoom, for following. */
  readonly view?: readonly [x: number, y: number, zoom: number];
  /** Touchpoint whose label is being edited. */
  readonly editing?: string;
}

/** Each has at least 4.5:1 against white text. */
export const PRESENCE_COLORS = [
  '#7c3aed',
  '#0b7a5e',
  '#a8480a',
  '#be185d',
  '#1d4ed8',
  '#4d6b0f',
  '#b91c1c',
  '#0e7490',
] as const;
