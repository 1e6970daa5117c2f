import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { clearMark } from '../findings/make-fix';

/** Marked as a start, and nothing leads on from it. */
export const startWithoutExit: Rule = {
  id: 'start-without-exit',
  find: (facts) =>
    [...facts.given.values()]
      .filter(({ id, role }) => role === 'start' && facts.leadsTo(id).length === 0)
      .map(({ id }) =>
        draft({
          scopeId: facts.touchpoints.get(id)!.scope,
          touchpointIds: [id],
          message: { id: 'start-without-exit', data: { touchpoint: id } },
          witness: [id],
          fixes: [clearMark(id)],
        }),
      ),
};
