import type { Reaction, Touchpoint } from '../../model/types';
import type { Shape } from '../types';

/** One touch of a chain, as an emotion curve shows it. */
export interface CurveStep {
  readonly touchpoint: Touchpoint;
  /** The reaction that counts; null when not rated. */
  readonly reaction: Reaction | null;
  /** What each side says, where both have rated and don't agree. */
  readonly sides: { readonly customer: Reaction; readonly company: Reaction } | null;
  /** Some say that it is negative and some that it is not. */
  readonly disputed: boolean;
  /** The chain breaks here, */
  readonly breaks: boolean;
  /** … since all chains inside it are broken, and not by a rating. */
  readonly brokenInside: boolean;
  /** It lies behind a break: nobody gets here today. */
  readonly behind: boolean;
  /** A transition leads on to the next step; true at the last one. */
  readonly leadsOn: boolean;
}

/** Where a step stands: the middle of its mark. */
export interface CurvePoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  /** Width of the column of each step. */
  readonly step: number;
  readonly points: readonly CurvePoint[];
  readonly shapes: readonly Shape[];
}
