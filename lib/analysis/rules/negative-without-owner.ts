import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { groupByScope, nearestToStart } from '../findings/nearest-first';

/** Rated negative, and nobody is named who would mend it. One finding a scope. */
export const negativeWithoutOwner: Rule = {
  id: 'negative-without-owner',
  find: (facts) =>
    [
      ...groupByScope(facts, ({ id, negative, reaction }) => {
        // A parent that is only broken inside is mended by its parts.
        if (!negative || reaction !== 'negative') return false;
        return (facts.given.get(id)?.owner ?? '').trim() === '';
      }),
    ].map(([scopeId, ids]) => {
      const first = nearestToStart(facts, ids);
      return draft({
        scopeId,
        touchpointIds: ids,
        message: { id: 'negative-without-owner', data: { touchpoint: first, count: ids.length } },
        witness: facts.wayTo(first),
      });
    }),
};
