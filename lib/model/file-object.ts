import { TOUCHPOINT_KEYS, TRANSITION_KEYS } from './key-order';
import { MAP_VERSION } from './migrate';
import { NESTED_FIELDS, sortedExtra, writeNested } from './nested-fields';
import { compareIds, type JourneyMap, type Phase, type Touchpoint, type Transition } from './types';

/** An object in a file as ordered pairs: JavaScript objects put keys such as `7` first, whatever order they got. */
export type Entries = [key: string, value: unknown][];

/** A touchpoint as a file has it: known keys in the order of the format, then unknown ones, sorted. */
export function touchpointEntries(touchpoint: Touchpoint): Entries {
  const entries: Entries = [];
  for (const key of TOUCHPOINT_KEYS) {
    const value = touchpoint[key];
    if (value === undefined) continue;
    const nested = NESTED_FIELDS.get(key);
    entries.push([key, nested ? writeNested(nested, value) : value]);
  }
  return [...entries, ...sortedExtra(touchpoint.extra)];
}

export function transitionEntries(transition: Transition): Entries {
  const known: Entries = TRANSITION_KEYS.map((key) => [key, transition[key]]);
  return [...known.filter(([, value]) => value !== undefined), ...sortedExtra(transition.extra)];
}

export function phaseEntries(phase: Phase): Entries {
  const known: Entries = [
    ['id', phase.id],
    ['label', phase.label],
  ];
  return [...known, ...sortedExtra(phase.extra)];
}

/**
 * What a map file holds, as a plain value for `parseMap`, `JSON.stringify` or an HTTP answer. Lists go by id, phases
 * in the order of their lanes; an empty title and an empty list of phases are left out. For the exact bytes of a file
 * use `writeMapFile` of lib/exchange.
 */
export function toFileObject(map: JourneyMap): Record<string, unknown> {
  const entries: Entries = [
    ['format', 'throughline'],
    ['version', MAP_VERSION],
  ];
  if (map.title !== '') entries.push(['title', map.title]);
  if (map.phases.length > 0)
    entries.push(['phases', map.phases.map((phase) => Object.fromEntries(phaseEntries(phase)))]);
  if (map.rules !== undefined) entries.push(['rules', map.rules]);
  entries.push(
    ['touchpoints', sorted(map.touchpoints).map((item) => Object.fromEntries(touchpointEntries(item)))],
    ['transitions', sorted(map.transitions).map((item) => Object.fromEntries(transitionEntries(item)))],
    ...sortedExtra(map.extra),
  );
  return Object.fromEntries(entries);
}

/** The items in the order of a file: by id, UTF-16 code units. */
export function sorted<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => compareIds(a.id, b.id));
}
