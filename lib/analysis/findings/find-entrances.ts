import type { JourneyGraph } from '../graph/journey-graph';

/**
 * Touchpoints that lead on, in groups that nothing outside leads into. Those that can reach a final first, then those that fewest lead into, then by id.
 * @param position of the scope in `graph.scopes`
 */
export function findEntrances(graph: JourneyGraph, position: number): string[] {
  const { ids, components, back, out, completes } = graph;
  const { members } = graph.scopes[position]!;
  const isEntered = new Set<number>();
  for (const v of members) {
    for (let i = back.offsets[v]!; i < back.offsets[v + 1]!; i++) {
      if (components.of[back.targets[i]!] !== components.of[v]) isEntered.add(components.of[v]!);
    }
  }
  const degree = ({ offsets }: JourneyGraph['out'], v: number): number => offsets[v + 1]! - offsets[v]!;
  return [...members]
    .filter((v) => degree(out, v) > 0 && !isEntered.has(components.of[v]!))
    .sort((a, b) => completes[b]! - completes[a]! || degree(back, a) - degree(back, b) || a - b)
    .map((v) => ids[v]!);
}
