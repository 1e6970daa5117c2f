/**
 * The measures that page and pictures share, in pixels and milliseconds. Colours stand in theme.ts. The page has them as
 * CSS (app/globals.css); a test holds both equal, so that a card on the canvas, a panel beside it and an exported picture
 * are of one hand.
 */

/** Type: size and height of a line. Nothing is set in other sizes, but for the headline of the first page. */
export const TYPE = {
  caption: { size: 11, line: 14 },
  small: { size: 12, line: 16 },
  detail: { size: 13, line: 18 },
  body: { size: 14, line: 20 },
  title: { size: 15, line: 22 },
  heading: { size: 18, line: 26 },
  display: { size: 26, line: 34 },
} as const;

/** Radii of corners: of a mark, a key, a control, a panel or card, a sheet or frame. */
export const RADIUS = { sm: 4, md: 6, lg: 8, xl: 12, '2xl': 16 } as const;

/** Steps of space are multiples of it. */
export const SPACE = 4;

/** How long things move: an answer to a touch, a change of state, the view gliding, the view going on to another step. */
export const MOTION = { quick: 100, calm: 160, glide: 260, walk: 420 } as const;
