import type { JourneyMap } from '@/lib/model/types';
import { placeMissing, placesAfterMoves } from '@/lib/scene/place';
import { keepIdentity } from './keep-identity';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Finds where every touchpoint stands, map after map; places that did not change keep their identity. */
export function createPlaceKeeper(): (map: JourneyMap) => ReadonlyMap<string, Place> {
  let map: JourneyMap | null = null;
  let places: ReadonlyMap<string, Place> | null = null;
  return (next) => {
    if (places && map?.touchpoints === next.touchpoints && map.transitions === next.transitions) return places;
    const patched = map && places && placesAfterMoves(map, next, places);
    places = patched ?? keepIdentity(places, placeMissing(next), (a, b) => a.x === b.x && a.y === b.y);
    map = next;
    return places;
  };
}
