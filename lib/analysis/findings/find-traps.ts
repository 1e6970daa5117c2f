import type { JourneyGraph } from '../graph/journey-graph';

/** A group that customers cannot leave towards a final, with a shortest cycle in it. */
export interface Trap {
  /** By id. */
  readonly members: readonly string[];
  /** Through the first member, which is its first and its last. */
  readonly cycle: readonly string[];
}

/** All traps, by their first member. */
export function findTraps(graph: JourneyGraph): Trap[] {
  const groups = new Map<number, number[]>();
  for (let v = 0; v < graph.ids.length; v++) {
    if (!graph.isTrap[v]) continue;
    const component = graph.components.of[v]!;
    const members = groups.get(component);
    if (members) members.push(v);
    else groups.set(component, [v]);
  }
  return [...groups.values()].map((members) => ({
    members: members.map((v) => graph.ids[v]!),
    cycle: shortestCycle(graph, members[0]!).map((v) => graph.ids[v]!),
  }));
}

/** A shortest cycle through `from`, which is its first and its last vertex. */
function shortestCycle(graph: JourneyGraph, from: number): number[] {
  const { offsets, targets } = graph.out;
  const before = new Map<number, number>();
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (before.has(v)) continue;
      before.set(v, u);
      if (v === from) {
        const cycle = [from];
        for (let at = u; at !== from; at = before.get(at)!) cycle.push(at);
        return [...cycle, from].reverse();
      }
      queue.push(v);
    }
  }
  return [from];
}
