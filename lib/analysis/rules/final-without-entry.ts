import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { clearMark } from '../findings/make-fix';

/** Marked as a final, and nothing leads to it. One that a handover leads to is `handover-not-start`. */
export const finalWithoutEntry: Rule = {
  id: 'final-without-entry',
  find(facts) {
    const handedTo = new Set(facts.links.filter((link) => link.kind === 'handover').map((link) => link.target));
    return [...facts.given.values()]
      .filter(({ id, role }) => role === 'final' && facts.comesFrom(id).length === 0 && !handedTo.has(id))
      .map(({ id }) =>
        draft({
          scopeId: facts.touchpoints.get(id)!.scope,
          touchpointIds: [id],
          message: { id: 'final-without-entry', data: { touchpoint: id } },
          witness: [id],
          fixes: [clearMark(id)],
        }),
      );
  },
};
