import { type JourneyGraph, LinkCode } from '../graph/journey-graph';
import type { AnalysisInput } from '../types';

/** Parts from which a transition leads out of their scope: customers who are there can go on outside. */
export function leftParts(
  { indexOf, ids, nesting, link, transitionIds, source }: JourneyGraph,
  input: AnalysisInput,
): ReadonlySet<string> {
  const left = new Set<string>();
  const given = new Map<string, number>();
  for (const transition of input.transitions) {
    const v = indexOf.get(transition.source);
    if (v !== undefined && nesting.parent[v]! >= 0 && !given.has(transition.id)) given.set(transition.id, v);
  }
  if (given.size === 0) return left;
  for (let i = 0; i < transitionIds.length; i++) {
    if (link[i] === LinkCode.Ignored) continue;
    const from = given.get(transitionIds[i]!);
    if (from === undefined) continue;
    for (let v = from; v >= 0 && v !== source[i]; v = nesting.parent[v]!) left.add(ids[v]!);
  }
  return left;
}
