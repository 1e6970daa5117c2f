import type { Viewport } from './view-insets';

export interface Finger {
  readonly x: number;
  readonly y: number;
}

export type TwoFingers = readonly [Finger, Finger];

/** The viewport after two fingers moved: what lay in the middle between them still does. Screen pixels. */
export function pinchView(
  view: Viewport,
  before: TwoFingers,
  after: TwoFingers,
  least: number,
  most: number,
): Viewport {
  const apart = ([a, b]: TwoFingers): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const zoom = Math.min(most, Math.max(least, (view.zoom * apart(after)) / apart(before)));
  const scale = zoom / view.zoom;
  const from = { x: (before[0].x + before[1].x) / 2, y: (before[0].y + before[1].y) / 2 };
  const to = { x: (after[0].x + after[1].x) / 2, y: (after[0].y + after[1].y) / 2 };
  return { zoom, x: to.x - (from.x - view.x) * scale, y: to.y - (from.y - view.y) * scale };
}
