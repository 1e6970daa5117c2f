import type { JourneyMap, Touchpoint } from '../../model/types';
import { cardSize } from '../card';
import type { SizeOf } from '../lay-out-flat';
import type { Box, Positions } from '../types';
import { firstPartPlace, frameAround, settlePlaces } from './frames';
import { layOutNested } from './lay-out-nested';
import type { Nest } from './nest';
import { transitionsByScope } from './sibling-transitions';

type Place = { readonly x: number; readonly y: number };

/**
 * Places for a map with parts. Given ones are kept; what has parts stands at the corner of the frame around them, and
 * only where none of these has a place its own counts. The others are placed among their siblings by `placeFlat`.
 */
export function placeNested(
  map: JourneyMap,
  nest: Nest,
  placeFlat: (map: JourneyMap, sizeOf: SizeOf) => Positions,
): Positions {
  const { touchpoints } = map;
  if (!touchpoints.some(hasPlace)) return layOutNested(map, nest);
  if (touchpoints.every((touchpoint) => nest.parts.has(touchpoint.id) || hasPlace(touchpoint))) {
    const given = touchpoints.map(({ id, x = 0, y = 0 }) => [id, { x: withinCanvas(x), y: withinCanvas(y) }] as const);
    return settlePlaces(touchpoints, new Map(given));
  }
  const steps = transitionsByScope(map.transitions, nest);
  const originals = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const frames = new Map<string, Box>();
  const corners = new Map<string, Place>();
  const inner = new Map<string, Positions>();
  const sizeOf: SizeOf = ({ id }) => frames.get(id) ?? cardSize(originals.get(id) as Touchpoint);
  const placeScope = (scope: string | null, siblings: readonly Touchpoint[]): Positions => {
    const placed = siblings.map((one): Touchpoint => {
      const { x: _x, y: _y, ...rest } = one;
      const at = corners.get(one.id) ?? (hasPlace(one) ? one : undefined);
      return at ? { ...rest, x: at.x as number, y: at.y as number } : rest;
    });
    return placeFlat({ ...map, touchpoints: placed, transitions: steps.get(scope) ?? [] }, sizeOf);
  };
  for (const { id } of nest.wholes) {
    const parts = nest.parts.get(id) ?? [];
    const places = placeScope(id, parts);
    inner.set(id, places);
    const boxes = parts.flatMap((part) => {
      const at = places.get(part.id);
      return at ? [{ ...sizeOf(part), x: at.x, y: at.y }] : [];
    });
    const frame = frameAround(boxes);
    if (!frame) continue;
    frames.set(id, frame);
    if (parts.some((part) => corners.has(part.id) || hasPlace(part))) corners.set(id, { x: frame.x, y: frame.y });
  }
  const places = new Map(
    placeScope(
      null,
      touchpoints.filter(({ id }) => !nest.parent.has(id)),
    ),
  );
  for (const { id } of [...nest.wholes].reverse()) {
    const at = places.get(id);
    const own = inner.get(id);
    const frame = frames.get(id);
    if (!at || !own || !frame) continue;
    const [to, from] = [firstPartPlace(at), firstPartPlace(frame)];
    for (const [part, { x, y }] of own) places.set(part, { x: x + to.x - from.x, y: y + to.y - from.y });
  }
  return places;
}

function hasPlace({ x, y }: Touchpoint): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

const FARTHEST = 1_000_000;

/** A coordinate that can be drawn: nobody can scroll a million pixels away, and such numbers spoil every sum. */
export function withinCanvas(value: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, value));
}
