import { distinct, draft } from '../findings/draft';
import type { Facts, Rule } from '../findings/facts';
import { makeFix, markAs } from '../findings/make-fix';

/**
 * A start from which no final can be reached. One that was marked and leads nowhere at all is `start-without-exit`; a
 * part that customers enter and leave again is all of the way inside, and says nothing.
 */
export const incompleteChain: Rule = {
  id: 'incomplete-chain',
  find: (facts) =>
    facts.scopes.flatMap((scope) =>
      scope.starts
        .filter((start) => start.verdict === 'incomplete' && !leadsNowhere(facts, start.id))
        .map((start) => {
          const last = start.witness[start.witness.length - 1] ?? start.id;
          const isEnd = last !== start.id && facts.touchpoints.get(last)?.deadEnd;
          return draft({
            scopeId: scope.id,
            touchpointIds: distinct(start.id, last),
            message: { id: 'incomplete-chain', data: { start: start.id, last } },
            witness: start.witness,
            fixes: isEnd ? [makeFix('mark-final', { touchpoint: last }, markAs(facts, last, 'final'))] : [],
          });
        }),
    ),
};

function leadsNowhere(facts: Facts, id: string): boolean {
  return (
    facts.leadsTo(id).length === 0 &&
    (facts.given.get(id)?.role === 'start' || facts.touchpoints.get(id)?.leadsOut === true)
  );
}
