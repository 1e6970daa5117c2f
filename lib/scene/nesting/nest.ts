import { findParentCircles } from '../../model/check-references';
import type { Touchpoint } from '../../model/types';

/** Which touchpoints are parts of which. */
export interface Nest {
  /** Parts of each touchpoint that has some, in the order of the map. */
  readonly parts: ReadonlyMap<string, readonly Touchpoint[]>;
  /** What each part is a part of. Free of circles, and always a touchpoint of the map. */
  readonly parent: ReadonlyMap<string, string>;
  /** Touchpoints that have parts; each after all that is inside it. */
  readonly wholes: readonly Touchpoint[];
}

const known = new WeakMap<readonly Touchpoint[], Nest | null>();

/** Reads who is part of whom; null for a map without parts, which then costs nothing more. Wrong parents count as none. */
export function readNest(touchpoints: readonly Touchpoint[]): Nest | null {
  const before = known.get(touchpoints);
  if (before !== undefined) return before;
  const nest = touchpoints.some((touchpoint) => touchpoint.parent !== undefined) ? nestOf(touchpoints) : null;
  known.set(touchpoints, nest);
  return nest;
}

function nestOf(touchpoints: readonly Touchpoint[]): Nest | null {
  const byId = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const given = new Map<string, string>();
  for (const { id, parent: whole } of touchpoints) if (whole !== undefined && byId.has(whole)) given.set(id, whole);
  const circles = findParentCircles(given);
  const parent = new Map<string, string>();
  const parts = new Map<string, Touchpoint[]>();
  for (const touchpoint of touchpoints) {
    const whole = circles.has(touchpoint.id) ? undefined : given.get(touchpoint.id);
    if (whole === undefined) continue;
    parent.set(touchpoint.id, whole);
    const siblings = parts.get(whole);
    if (siblings) siblings.push(touchpoint);
    else parts.set(whole, [touchpoint]);
  }
  if (parts.size === 0) return null;
  // From the outermost inwards, so that the reverse has each after what is inside it.
  const wholes = touchpoints.filter(({ id }) => parts.has(id) && !parent.has(id));
  for (const { id } of wholes) for (const part of parts.get(id) ?? []) if (parts.has(part.id)) wholes.push(part);
  return { parts, parent, wholes: wholes.reverse() };
}

/** What a touchpoint is part of, from the nearest to the outermost. */
export function* wholesAround(nest: Nest | null, id: string): Generator<string> {
  for (let at = nest?.parent.get(id); at !== undefined; at = nest?.parent.get(at)) yield at;
}

/** True when `id` is `whole` or somewhere inside it. */
export function isWithin(nest: Nest | null, id: string, whole: string): boolean {
  if (id === whole) return true;
  for (const around of wholesAround(nest, id)) if (around === whole) return true;
  return false;
}

/** The given touchpoints and all that is inside them, each once. */
export function withInside(nest: Nest | null, ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set(ids);
  if (nest) for (const id of all) for (const part of nest.parts.get(id) ?? []) all.add(part.id);
  return all;
}

/** Those of the given touchpoints that are inside no other of them. */
export function outermost(nest: Nest | null, ids: Iterable<string>): string[] {
  const given = new Set(ids);
  return [...given].filter((id) => {
    for (const around of wholesAround(nest, id)) if (given.has(around)) return false;
    return true;
  });
}

/** The nearest touchpoint that all the given ones are inside of; null when that is only the map. */
export function commonWhole(nest: Nest | null, ids: readonly string[]): string | null {
  const [first, ...others] = ids;
  if (first === undefined) return null;
  for (const around of wholesAround(nest, first)) {
    if (others.every((id) => id !== around && isWithin(nest, id, around))) return around;
  }
  return null;
}
