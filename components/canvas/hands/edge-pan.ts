/** So near to the edge of the canvas, in screen pixels, a drag moves the view, */
const NEAR = 40;
/** by so many screen pixels a frame at most. */
const FASTEST = 15;

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How far the view moves in one frame while something is dragged at this point of the screen: the nearer to an edge, the further. */
export function edgePan(
  x: number,
  y: number,
  { left, top, width, height }: Area,
): { readonly dx: number; readonly dy: number } {
  return { dx: pull(x - left, width), dy: pull(y - top, height) };
}

function pull(at: number, size: number): number {
  // A window this small has no middle to rest in.
  if (size < 4 * NEAR) return 0;
  if (at < NEAR) return ((NEAR - Math.max(0, at)) / NEAR) * FASTEST;
  if (at > size - NEAR) return -((Math.min(size, at) - (size - NEAR)) / NEAR) * FASTEST;
  return 0;
}
