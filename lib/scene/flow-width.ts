/** Widths of lines in canvas pixels: of one that everybody takes, and of one that nearly nobody does. */
const WIDEST = 10;
const THINNEST = 1;

/** How wide a transition is drawn that this share of all who enter takes: in proportion, within limits. */
export function flowWidth(flow: number): number {
  const width = Math.min(WIDEST, Math.max(THINNEST, WIDEST * flow));
  return Math.round(width * 100) / 100;
}
