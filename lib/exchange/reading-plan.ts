import type { JourneyMap, Phase, Touchpoint, Transition } from '../model/types';
import { readingOrder } from '../outline/reading-order';

/** A map in the order in which it is written down for reading. */
export interface ReadingPlan {
  /** What is part of nothing, by phase: without one (or with one that no list has) first, then the phases in their order. */
  readonly groups: readonly { readonly phase: Phase | null; readonly touchpoints: readonly Touchpoint[] }[];
  /** Parts of each touchpoint that has some. */
  readonly parts: ReadonlyMap<string, readonly Touchpoint[]>;
  /** Transitions that leave each touchpoint, by id. */
  readonly outgoing: ReadonlyMap<string, readonly Transition[]>;
  readonly touchpoints: ReadonlyMap<string, Touchpoint>;
}

/** Puts a map in order: chains from their starts on, phases one after the other. The same map gives the same order. */
export function planReading(map: JourneyMap): ReadingPlan {
  const touchpoints = new Map(map.touchpoints.map((one) => [one.id, one]));
  const places = new Map(map.touchpoints.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const starts = new Set(map.touchpoints.filter(({ role }) => role === 'start').map(({ id }) => id));
  const order = readingOrder([...touchpoints.keys()], map.transitions, starts, places);
  const listed = new Map(map.phases.map((phase) => [phase.id, [] as Touchpoint[]]));
  const unlisted: Touchpoint[] = [];
  const parts = new Map<string, Touchpoint[]>();
  for (const id of order) {
    const touchpoint = touchpoints.get(id) as Touchpoint;
    if (touchpoint.parent === undefined) (listed.get(touchpoint.phase ?? '') ?? unlisted).push(touchpoint);
    else append(parts, touchpoint.parent, touchpoint);
  }
  const outgoing = new Map<string, Transition[]>();
  for (const transition of map.transitions) append(outgoing, transition.source, transition);
  return {
    groups: [
      { phase: null, touchpoints: unlisted },
      ...map.phases.map((phase) => ({ phase, touchpoints: listed.get(phase.id) ?? [] })),
    ],
    parts,
    outgoing,
    touchpoints,
  };
}

/** Adds to the list under a key. */
export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
