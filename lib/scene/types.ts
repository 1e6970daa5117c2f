import type { TouchpointState, TransitionStateResult } from '../analysis/types';
import type { Touchpoint, Transition } from '../model/types';
import type { PhaseColor } from './lanes/phase-color';

/** Names of colours; `lib/scene/theme.ts` gives each a value for light and for dark. The page uses them as CSS variables `--tl-<name>`. */
export type Ink =
  | 'paper'
  | 'dot'
  | 'surface'
  | 'line'
  | 'ink'
  | 'soft'
  | 'faint'
  | 'edge'
  | 'positive'
  | 'positive-bg'
  | 'neutral'
  | 'neutral-bg'
  | 'negative'
  | 'negative-bg'
  | 'on-negative'
  | `phase-${PhaseColor}`;

export type Theme = 'light' | 'dark';
export type FontWeight = 400 | 500 | 600 | 700;

/** Lengths in canvas pixels; y grows downwards; a text's y is its baseline. */
export type Shape =
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly fill?: Ink;
      readonly stroke?: Ink;
      readonly strokeWidth?: number;
      readonly dash?: readonly number[];
      readonly round?: boolean;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: FontWeight;
      readonly ink: Ink;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly opacity?: number;
      /** Extra space between letters, in pixels. */
      readonly spacing?: number;
    }
  | {
      readonly kind: 'group';
      readonly x: number;
      readonly y: number;
      readonly opacity?: number;
      readonly shapes: readonly Shape[];
      /** Id of the touchpoint or transition that it draws, for `data-id` in SVG. */
      readonly id?: string;
      readonly title?: string;
    };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the top left corners of touchpoints are, by id. */
export type Positions = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

export type Point = readonly [x: number, y: number];

/** A cubic curve from where the one before it ended. */
export type Cubic = readonly [c1: Point, c2: Point, to: Point];

/** The way of a transition: curves in a row, with the directions in which it leaves and arrives, unit vectors along an axis. */
export interface Route {
  readonly from: Point;
  readonly curves: readonly Cubic[];
  readonly to: Point;
  readonly leaves: Point;
  readonly arrives: Point;
}

/** Whether a card names who is responsible: while they are at it, as on the page; never; or always, and first. */
export type CardNames = 'page' | 'none' | 'all';

/** All that decides how a card looks. Its shapes are relative to its own top left corner. */
export interface CardInput {
  readonly touchpoint: Touchpoint;
  readonly state: TouchpointState;
  /** How many chains come back when it is mended; undefined while not known or not negative. */
  readonly restores?: bigint;
  /** How many parts it has, which the card of a closed one says. */
  readonly parts?: number;
  /** It is shown as if it were mended: marked as tried, so that nobody takes it for what it is. */
  readonly tried?: boolean;
  /** Whether it names who is responsible; absent: as on the page. */
  readonly names?: CardNames;
}

/** All that decides how a transition looks. Boxes are those of the cards at its ends, on the canvas. */
export interface TransitionInput {
  readonly transition: Transition;
  readonly state: TransitionStateResult;
  readonly source: Box;
  readonly target: Box;
  /** True when the card at the target is effectively negative: the line stops short with a gap. */
  readonly targetBreaks: boolean;
  /** Position among transitions between the same two cards (either direction), from 0; spreads them apart. */
  readonly lane?: number;
  /** A planned way round other cards (`planRoutes`); absent: the straightest curve between the two. */
  readonly route?: Route;
  /** The share of all who enter that takes it: drawn as the width of the line, and said on it. Absent: not shown. */
  readonly flow?: number | undefined;
}

/** The drawing of a transition and what the page needs of its geometry. Coordinates are those of the canvas. */
export interface TransitionDrawing {
  readonly shapes: readonly Shape[];
  /** The middle line, for hit testing, selection and animation. */
  readonly d: string;
  readonly labelX: number;
  readonly labelY: number;
  /** Where the line leaves the source and meets the target. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** The two parts of `shapes`: a picture draws all lines before the first label, so that none is crossed. */
  readonly line: readonly Shape[];
  readonly label: readonly Shape[];
  /** All that is drawn lies within. */
  readonly bounds: Box;
}

/** A whole picture. `shapes` lie within (0, 0, width, height). */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

/*
 * The room's functions (each in a file of its own):
 *   theme.ts            inkValue(ink, theme): '#rrggbb'; THEMES
 *   layout-text.ts      layoutText(text, { width, size, weight, maxLines? }): { lines, width }; measureText(text, size, weight)
 *   card.ts             cardSize(touchpoint): { width, height }; cardShapes(input): Shape[]; CARD_WIDTH = 240
 *   transition.ts       drawTransition(input): TransitionDrawing
 *   place.ts            placeMissing(map): ReadonlyMap<id, {x, y}>   positions for every touchpoint, given ones kept
 *   tidy.ts             tidyLayout(map): ReadonlyMap<id, {x, y}>     whole new layout; phases as columns when there are any
 *   map-scene.ts        mapScene(map, analysis, options?): Scene     title, legend, verdict line included
 *   svg.ts              sceneToSvg(scene, { theme, embedFonts?, mapJson? }): string
 */
