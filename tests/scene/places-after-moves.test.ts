import { describe, expect, test } from 'vitest';
import type { JourneyMap, Touchpoint } from '@/lib/model/types';
import { placeMissing, placesAfterMoves } from '@/lib/scene/place';

const at = (id: string, x?: number, y?: number, rest: Partial<Touchpoint> = {}): Touchpoint => ({
  id,
  label: id,
  ...(x !== undefined && { x }),
  ...(y !== undefined && { y }),
  ...rest,
});
const mapOf = (...touchpoints: Touchpoint[]): JourneyMap => ({ title: '', phases: [], touchpoints, transitions: [] });
const changed = (map: JourneyMap, ...touchpoints: Touchpoint[]): JourneyMap => ({
  ...map,
  touchpoints: map.touchpoints.map((one) => touchpoints.find(({ id }) => id === one.id) ?? one),
});

describe('places after some touchpoints have changed', () => {
  const map = mapOf(at('a', 0, 0), at('b', 400, 0), at('c', 800, 0));
  const places = placeMissing(map);

  test('are those of the whole map placed anew, and what stayed keeps its place as an object', () => {
    const after = changed(map, at('b', 420, 2_000_000));
    const moved = placesAfterMoves(map, after, places);
    expect([...(moved ?? [])]).toEqual([...placeMissing(after)]);
    expect(moved?.get('a')).toBe(places.get('a'));
    expect(placesAfterMoves(map, changed(map, at('b', 400, 0, { label: 'new' })), places)).toBe(places);
  });

  test('are not known where one has no place, one came, or one is a part of another', () => {
    expect(placesAfterMoves(map, changed(map, at('b', 400)), places)).toBe(null);
    expect(placesAfterMoves(map, mapOf(...map.touchpoints, at('d', 0, 400)), places)).toBe(null);
    expect(placesAfterMoves(map, changed(map, at('b', 400, 0, { parent: 'a' })), places)).toBe(null);
    expect(placesAfterMoves(mapOf(at('a', 0, 0), at('b')), mapOf(at('a', 0, 0), at('b', 4, 4)), places)).toBe(null);
  });
});
