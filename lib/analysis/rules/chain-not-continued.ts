import { draft } from '../findings/draft';
import type { Facts, Rule } from '../findings/facts';
import { makeFix, markAs, transitionId } from '../findings/make-fix';
import type { Fix } from '../types';

/** For so many finals a way on is offered. */
const OFFERED = 3;

/** Finals of the map that customers can reach and that lead into no new chain. One finding for all. */
export const chainNotContinued: Rule = {
  id: 'chain-not-continued',
  find(facts) {
    const continued = new Set(facts.links.filter((link) => link.kind === 'handover').map((link) => link.source));
    const ends = (facts.scopes[0]?.finals ?? []).filter(
      (id) => facts.touchpoints.get(id)!.reachable && !continued.has(id),
    );
    const first = ends[0];
    if (first === undefined) return [];
    return [
      draft({
        scopeId: null,
        touchpointIds: ends,
        message: { id: 'chain-not-continued', data: { final: first, count: ends.length } },
        witness: facts.wayTo(first),
        fixes: ends.slice(0, OFFERED).map((id) => leadOn(facts, id)),
      }),
    ];
  },
};

/** Back to where its customers came from: who was served well comes again. */
function leadOn(facts: Facts, final: string): Fix {
  const start = facts.wayTo(final)[0]!;
  const isMarked = facts.given.get(final)?.role === 'final';
  return makeFix('lead-into', { final, start }, [
    // Only what leaves a marked final is a handover.
    ...(isMarked ? [] : markAs(facts, final, 'final')),
    { type: 'add-transition', id: transitionId(facts, final, start), source: final, target: start },
  ]);
}
