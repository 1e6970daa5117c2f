import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { makeFix, markAs } from '../findings/make-fix';

/** So many places to begin are offered. */
const CANDIDATES = 3;

/** A scope with transitions and no start: nobody can get anywhere. */
export const noStart: Rule = {
  id: 'no-start',
  find: (facts) =>
    facts.scopes
      .filter((scope) => scope.starts.length === 0 && facts.linkedScopes.has(scope.id))
      .map((scope) =>
        draft({
          scopeId: scope.id,
          touchpointIds: [],
          message: { id: 'no-start', data: scope.id === null ? {} : { inside: scope.id } },
          witness: [],
          fixes: facts
            .entrances(scope.id)
            .slice(0, CANDIDATES)
            .map((id) => makeFix('mark-the-start', { touchpoint: id }, markAs(facts, id, 'start'))),
        }),
      ),
};
