import type { Box } from '@/lib/scene/types';
import type { Walk } from '../store/types';

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface ViewBox {
  readonly width: number;
  readonly height: number;
}

/** What a walk puts over the canvas: its bar below, or the words of a presentation. */
export type WalkStage = 'none' | 'bar' | 'presentation';

export function walkStage(walk: Walk | null): WalkStage {
  if (!walk) return 'none';
  return walk.presenting ? 'presentation' : 'bar';
}

/** Part of the page's height that the panel takes as a sheet from below. */
export const SHEET_HALF = 0.52;

/** A phone on its side: too low for a sheet, wide enough for a panel beside. As `short` of app/touch.css. */
const isShort = ({ width, height }: ViewBox): boolean => width >= 560 && height < 480;

/** Height of the way out of a touchpoint that was entered, below the bar. */
const BREADCRUMBS = 48;

/**
 * What bars and panels cover of the canvas, in screen pixels. They match the page's layout (components/panels).
 * `inside`: a touchpoint was entered, and its name is shown. `dock`: so much is covered from below by the emotion curve.
 */
export function viewInsets(
  { width, height }: ViewBox,
  panelOpen: boolean,
  stage: WalkStage = 'none',
  inside = false,
  dock = 0,
): Insets {
  const insets = aboveDock(insetsOf({ width, height }, panelOpen, stage), stage === 'none' ? dock : 0, width);
  return inside && stage !== 'presentation' ? { ...insets, top: insets.top + BREADCRUMBS } : insets;
}

/** On a wide screen the buttons for zoom stand above the emotion curve. */
function aboveDock(insets: Insets, dock: number, width: number): Insets {
  return dock === 0 ? insets : { ...insets, bottom: Math.max(insets.bottom, dock + (width < 768 ? 16 : 60)) };
}

function insetsOf({ width, height }: ViewBox, panelOpen: boolean, stage: WalkStage): Insets {
  if (stage === 'presentation') {
    if (width < 768) return { top: 16, right: 16, bottom: Math.round(height * 0.62), left: 16 };
    return { top: 24, right: 24, bottom: 96, left: Math.round(width * 0.48) };
  }
  if (stage === 'bar') {
    if (width < 768) return { top: 120, right: 16, bottom: Math.round(height * 0.54), left: 16 };
    return { top: 76, right: panelOpen ? 392 : 24, bottom: 296, left: 84 };
  }
  if (isShort({ width, height })) return { top: 68, right: panelOpen ? 380 : 16, bottom: 68, left: 16 };
  if (width < 768) {
    return { top: 120, right: 16, bottom: panelOpen ? Math.round(height * SHEET_HALF) + 24 : 84, left: 16 };
  }
  return { top: 76, right: panelOpen ? 392 : 24, bottom: 68, left: 84 };
}

/** The part of the canvas that nothing covers; never empty. */
export function clearView(view: ViewBox, insets: Insets): Box {
  return {
    x: insets.left,
    y: insets.top,
    width: Math.max(80, view.width - insets.left - insets.right),
    height: Math.max(80, view.height - insets.top - insets.bottom),
  };
}

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What stands around cards (captions, tags) and should be seen with them, in canvas pixels. */
const AIR = 28;

/** The viewport that shows all boxes within the clear part, in its middle, no larger than `maxZoom`. */
export function fitBoxes(boxes: readonly Box[], clear: Box, minZoom: number, maxZoom: number): Viewport | null {
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x - AIR);
    top = Math.min(top, box.y - AIR);
    right = Math.max(right, box.x + box.width + AIR);
    bottom = Math.max(bottom, box.y + box.height + AIR);
  }
  const room = Math.min(clear.width / (right - left), clear.height / (bottom - top));
  const zoom = Math.max(minZoom, Math.min(maxZoom, room));
  return {
    zoom,
    x: clear.x + clear.width / 2 - ((left + right) / 2) * zoom,
    y: clear.y + clear.height / 2 - ((top + bottom) / 2) * zoom,
  };
}

/** Text is readable from about here on; on a phone, where little is seen at once anyway, from a bit nearer. */
const READABLE_ZOOM = 0.5;
const READABLE_ZOOM_NARROW = 0.64;
const NARROW = 480;

/**
 * The first view of a map: all of it where its text can then be read. Otherwise a readable part that holds `focus`, as
 * near to the map's beginning (top left) as that allows.
 */
export function firstView(boxes: readonly Box[], focus: Box | undefined, clear: Box, minZoom: number): Viewport | null {
  const whole = fitBoxes(boxes, clear, minZoom, 1);
  const zoom = clear.width < NARROW ? READABLE_ZOOM_NARROW : READABLE_ZOOM;
  if (!whole || whole.zoom >= zoom) return whole;
  const left = Math.min(...boxes.map((box) => box.x)) - AIR;
  const top = Math.min(...boxes.map((box) => box.y)) - AIR;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + AIR;
  const high = (bottom - top) * zoom;
  const begin: Viewport = {
    zoom,
    x: clear.x - left * zoom,
    y: clear.y + Math.max(0, (clear.height - high) / 2) - top * zoom,
  };
  if (!focus) return begin;
  const { dx, dy } = revealShift(focus, clear, begin);
  return { zoom, x: begin.x + dx, y: begin.y + dy };
}

/** How far the view must move, in screen pixels, so that a box is seen whole; 0, 0 when it is. */
export function revealShift(box: Box, clear: Box, viewport: Viewport): { readonly dx: number; readonly dy: number } {
  const left = box.x * viewport.zoom + viewport.x;
  const top = box.y * viewport.zoom + viewport.y;
  const shift = (from: number, size: number, start: number, room: number): number => {
    if (from < start) return start - from;
    // A card that is larger than the room shows its beginning.
    if (from + size > start + room) return Math.max(start + room - (from + size), start - from);
    return 0;
  };
  return {
    dx: shift(left, box.width * viewport.zoom, clear.x, clear.width),
    dy: shift(top, box.height * viewport.zoom, clear.y, clear.height),
  };
}
