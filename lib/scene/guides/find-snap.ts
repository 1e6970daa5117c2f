import type { Box } from '../types';
import { alignGuide, alignShifts } from './align';
import { gapGuide, gapShifts } from './gaps';
import type { Axis, Extent, Guide, Snap } from './types';

/** A snap reaches so many screen pixels, and, far out, never more than so many of the canvas. */
export const SNAP_REACH = { screen: 6, canvas: 24 } as const;
/** Cards farther away than this, in canvas pixels, are nothing to stand in line with. */
const NEAR = 900;
const STAYS: Snap = { dx: 0, dy: 0, guides: [] };

/** How far a snap reaches at a zoom, in canvas pixels. */
export function snapReach(zoom: number): number {
  return Math.min(SNAP_REACH.canvas, SNAP_REACH.screen / zoom);
}

/** What is in sight and near `moving`; of no size where the two do not meet. */
export function areaNear(moving: Box, view: Box): Box {
  const left = Math.max(view.x, moving.x - NEAR);
  const top = Math.max(view.y, moving.y - NEAR);
  const right = Math.min(view.x + view.width, moving.x + moving.width + NEAR);
  const bottom = Math.min(view.y + view.height, moving.y + moving.height + NEAR);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Those of the boxes that are in sight and near `moving`. */
export function boxesNear(boxes: Iterable<Box>, moving: Box, view: Box): Box[] {
  const { x, y, width, height } = areaNear(moving, view);
  const near: Box[] = [];
  if (width === 0 || height === 0) return near;
  for (const box of boxes) {
    if (box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y) near.push(box);
  }
  return near;
}

/**
 * Where a box that is being moved would stand in line with others: with an edge or a middle as theirs, or with rooms
 * between neighbours that are equal; the nearest such place within `reach`, on each axis by itself. The guides are what
 * holds there, at most one line and one row of rooms an axis.
 */
export function findSnap(moving: Box, others: readonly Box[], reach: number): Snap {
  if (others.length === 0 || reach <= 0) return STAYS;
  const [snapX, snapY] = [shiftAlong('x', moving, others, reach), shiftAlong('y', moving, others, reach)];
  if (snapX === null && snapY === null) return STAYS;
  const [dx, dy] = [snapX ?? 0, snapY ?? 0];
  const placed: Box = { ...moving, x: moving.x + dx, y: moving.y + dy };
  return {
    dx,
    dy,
    guides: [
      ...(snapX === null ? [] : guidesAlong('x', placed, others)),
      ...(snapY === null ? [] : guidesAlong('y', placed, others)),
    ],
  };
}

function shiftAlong(axis: Axis, moving: Box, others: readonly Box[], reach: number): number | null {
  const own = extentOf(axis, moving);
  const extents = others.map((box) => extentOf(axis, box));
  let best: number | null = null;
  for (const shift of [...alignShifts(own, extents), ...gapShifts(own, extents, reach)]) {
    if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
  }
  return best;
}

function guidesAlong(axis: Axis, placed: Box, others: readonly Box[]): Guide[] {
  const own = extentOf(axis, placed);
  const extents = others.map((box) => extentOf(axis, box));
  const [line, rooms] = [alignGuide(axis, own, extents), gapGuide(axis, own, extents)];
  return [...(line ? [line] : []), ...(rooms ? [rooms] : [])];
}

function extentOf(axis: Axis, { x, y, width, height }: Box): Extent {
  return axis === 'x'
    ? { from: x, to: x + width, low: y, high: y + height }
    : { from: y, to: y + height, low: x, high: x + width };
}
