import type { JourneyMap } from '../../model/types';
import { cardSize } from '../card';
import { type FlatOptions, layOutFlat } from '../lay-out-flat';
import type { Box, Positions } from '../types';
import { firstPartPlace, frameAround } from './frames';
import type { Nest } from './nest';
import { transitionsByScope } from './sibling-transitions';

/** Lays out each touchpoint's parts, then what it is part of with a frame of that size, from the inside outwards. */
export function layOutNested(map: JourneyMap, nest: Nest, options: FlatOptions = {}): Positions {
  const steps = transitionsByScope(map.transitions, nest);
  const sizes = new Map<string, Box>();
  const inner = new Map<string, Positions>();
  const layOut = (scope: string | null, touchpoints: JourneyMap['touchpoints']): Positions =>
    layOutFlat(
      { ...map, touchpoints, transitions: steps.get(scope) ?? [] },
      {
        // Rows and columns that are to be seen are those of the map.
        ...(scope === null ? options : { now: options.now, tick: options.tick }),
        sizeOf: (touchpoint) => sizes.get(touchpoint.id) ?? cardSize(touchpoint),
      },
    );
  for (const { id } of nest.wholes) {
    const parts = nest.parts.get(id) ?? [];
    const places = layOut(id, parts);
    inner.set(id, places);
    const boxes = parts.flatMap((part) => {
      const at = places.get(part.id);
      return at ? [{ ...(sizes.get(part.id) ?? cardSize(part)), x: at.x, y: at.y }] : [];
    });
    const frame = frameAround(boxes);
    if (frame) sizes.set(id, frame);
  }
  const places = new Map(
    layOut(
      null,
      map.touchpoints.filter(({ id }) => !nest.parent.has(id)),
    ),
  );
  for (const { id } of [...nest.wholes].reverse()) {
    const at = places.get(id);
    if (!at) continue;
    const origin = firstPartPlace(at);
    for (const [part, { x, y }] of inner.get(id) ?? []) places.set(part, { x: origin.x + x, y: origin.y + y });
  }
  return places;
}
