/** Along `x` boxes stand side by side, along `y` above each other. */
export type Axis = 'x' | 'y';

/** Edges or middles of boxes agree: along `x` a vertical line at x `at`, from y `from` to `to`; along `y` the other way. */
export interface AlignGuide {
  readonly kind: 'align';
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A room between two neighbours, from `from` to `to` along the axis, drawn at `across` on the other one. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly across: number;
}

/** Rooms of the same size between neighbours. */
export interface GapGuide {
  readonly kind: 'gap';
  readonly axis: Axis;
  readonly gaps: readonly Gap[];
}

export type Guide = AlignGuide | GapGuide;

/** How far a box is to be moved so that it stands in line with others, in canvas pixels, and what is then in line. */
export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** A box as seen along an axis: where it begins and ends along it, and across it. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}
