import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';

/**
 * Several starts lose their last intact chain if one touchpoint fails. What lies behind it on their common way is told
 * with it, and starts are told once, with the most that hang together. Finals are left out: an aim has no way around.
 */
export const singlePointOfFailure: Rule = {
  id: 'single-point-of-failure',
  find(facts) {
    // The same starts are the same list.
    const groups = new Map<readonly string[], string[]>();
    for (const [id, starts] of facts.singlePoints) {
      if (starts.length < 2 || facts.touchpoints.get(id)?.role === 'final') continue;
      const points = groups.get(starts);
      if (points) points.push(id);
      else groups.set(starts, [id]);
    }
    const told = new Set<string>();
    return [...groups]
      .sort(([a], [b]) => b.length - a.length)
      .flatMap(([starts, points]) => {
        // Two sets of starts are apart, or one is in the other: the first start tells.
        if (told.has(starts[0]!)) return [];
        for (const start of starts) told.add(start);
        const way = facts.intactWayOn(starts[0]!);
        const inOrder = way.filter((id) => points.includes(id));
        const first = inOrder[0] ?? points[0]!;
        return draft({
          scopeId: facts.touchpoints.get(first)!.scope,
          touchpointIds: inOrder,
          message: {
            id: 'single-point-of-failure',
            data: { touchpoint: first, starts: starts.length, count: inOrder.length },
          },
          witness: way,
        });
      });
  },
};
