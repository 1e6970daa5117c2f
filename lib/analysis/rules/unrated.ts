import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { groupByScope, nearestToStart } from '../findings/nearest-first';

/** Not rated by anybody, so it counts as working. One finding a scope; parents go by their parts. */
export const unrated: Rule = {
  id: 'unrated',
  find(facts) {
    const parents = new Set(facts.scopes.map((scope) => scope.id));
    const counted = groupByScope(facts, ({ id, orphan }) => !orphan && !parents.has(id));
    return [...counted].flatMap(([scopeId, members]) => {
      const ids = members.filter((id) => facts.touchpoints.get(id)!.reaction === null);
      if (ids.length === 0) return [];
      const first = nearestToStart(facts, ids);
      return draft({
        scopeId,
        touchpointIds: ids,
        message: {
          id: 'unrated',
          data: {
            touchpoint: first,
            count: ids.length,
            of: members.length,
            ...(scopeId !== null && { inside: scopeId }),
          },
        },
        assumed: true,
        witness: facts.wayTo(first),
      });
    });
  },
};
