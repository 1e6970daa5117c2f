/** Radii of a card's left and right corners, in pixels. */
export interface Corners {
  readonly left: number;
  readonly right: number;
}

/** Where the crack runs through the top and the bottom edge, as shares of the width, and how wide it gapes. */
const CRACK_TOP = 0.655;
const CRACK_BOTTOM = 0.6;
const CRACK_GAP = 13;

/** A rounded rectangle of the given size, `inset` pixels within it; its corners stay concentric. */
export function outlinePath(width: number, height: number, corners: Corners, inset = 0): string {
  const left = Math.max(0, Math.min(corners.left - inset, (height - 2 * inset) / 2));
  const right = Math.max(0, Math.min(corners.right - inset, (height - 2 * inset) / 2));
  const [x0, y0, x1, y1] = [inset, inset, width - inset, height - inset];
  return (
    `M${x0 + left} ${y0}H${x1 - right}A${right} ${right} 0 0 1 ${x1} ${y0 + right}V${y1 - right}` +
    `A${right} ${right} 0 0 1 ${x1 - right} ${y1}H${x0 + left}A${left} ${left} 0 0 1 ${x0} ${y1 - left}` +
    `V${y0 + left}A${left} ${left} 0 0 1 ${x0 + left} ${y0}Z`
  );
}

/**
 * The same outline broken in two halves, with splintered ends at the top and the bottom.
 * `scale` shrinks the gap and its splinters, for a small sample.
 */
export function crackedPath(width: number, height: number, corners: Corners, scale = 1): string {
  const left = Math.min(corners.left, height / 2);
  const right = Math.min(corners.right, height / 2);
  const top = Math.round(width * CRACK_TOP);
  const bottom = Math.round(width * CRACK_BOTTOM);
  const half = (CRACK_GAP / 2) * scale;
  const [one, five, six, eleven] = [scale, 5 * scale, 6 * scale, 11 * scale];
  const splinterTop = (x: number): string => `M${x + one} ${eleven}L${x - five} ${six}L${x} 0`;
  const splinterBottom = (x: number): string => `H${x}L${x + five} ${height - six}L${x - one} ${height - eleven}`;
  return (
    `${splinterTop(top - half)}H${left}A${left} ${left} 0 0 0 0 ${left}V${height - left}` +
    `A${left} ${left} 0 0 0 ${left} ${height}${splinterBottom(bottom - half)}` +
    `${splinterTop(top + half)}H${width - right}A${right} ${right} 0 0 1 ${width} ${right}V${height - right}` +
    `A${right} ${right} 0 0 1 ${width - right} ${height}${splinterBottom(bottom + half)}`
  );
}
