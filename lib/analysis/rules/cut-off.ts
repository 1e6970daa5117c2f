import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { groupByScope, nearestToStart } from '../findings/nearest-first';

/**
 * Lies behind a break: no customer gets here any more. One finding a scope: what starves follows from the breaks, which
 * are reported one by one, and a witness for each of thousands would grow with their square.
 */
export const cutOff: Rule = {
  id: 'cut-off',
  find: (facts) =>
    [...groupByScope(facts, (state) => state.cutOff)].map(([scopeId, ids]) => {
      // What lies before the nearest on the way still has customers, or is the break.
      const first = nearestToStart(facts, ids);
      return draft({
        scopeId,
        touchpointIds: ids,
        message: { id: 'cut-off', data: { touchpoint: first, count: ids.length } },
        witness: facts.wayTo(first),
      });
    }),
};
