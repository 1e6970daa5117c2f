import type { TouchpointState } from '../types';
import type { Facts } from './facts';

/** Of some touchpoints the one that is fewest steps from a start; the first by id among equals. */
export function nearestToStart(facts: Facts, ids: readonly string[]): string {
  return ids.reduce((a, b) => (facts.stepsTo(b) < facts.stepsTo(a) ? b : a));
}

/** Ids by the scope that their touchpoints belong to, scopes in the order of their first member. */
export function groupByScope(
  facts: Facts,
  applies: (state: TouchpointState) => boolean,
): ReadonlyMap<string | null, readonly string[]> {
  const groups = new Map<string | null, string[]>();
  for (const state of facts.touchpoints.values()) {
    if (!applies(state)) continue;
    const { id, scope } = state;
    const ids = groups.get(scope);
    if (ids) ids.push(id);
    else groups.set(scope, [id]);
  }
  return groups;
}
