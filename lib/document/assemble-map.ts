import { findParentCircles } from '../model/check-references';
import { compareIds, type Phase, type Touchpoint, type Transition } from '../model/types';

/** Phases in the order of their lanes; the same place goes by id, so that all peers agree. */
export function orderPhases(items: Iterable<{ readonly phase: Phase; readonly order: number }>): Phase[] {
  return [...items].sort((a, b) => a.order - b.order || compareIds(a.phase.id, b.phase.id)).map((item) => item.phase);
}

/**
 * Touchpoints whose parents can be relied upon: a parent that is not there is dropped, members of a circle of parents
 * lose theirs, what hangs below a circle stays. Objects that need no change keep their identity.
 * @param items sorted by id
 */
export function settleParents(items: readonly Touchpoint[]): readonly Touchpoint[] {
  const parents = new Map<string, string>();
  for (const item of items) if (item.parent !== undefined) parents.set(item.id, item.parent);
  if (parents.size === 0) return items;
  const ids = new Set(items.map((item) => item.id));
  const circles = findParentCircles(parents);
  return items.map((item) => {
    if (item.parent === undefined || (ids.has(item.parent) && !circles.has(item.id))) return item;
    const { parent: _, ...rest } = item;
    return rest;
  });
}

/** Transitions both of whose ends are to be seen: the others are hidden, and come back with their touchpoints. */
export function hideDangling(items: readonly Transition[], isThere: (id: string) => boolean): readonly Transition[] {
  return items.filter((item) => isThere(item.source) && isThere(item.target));
}
