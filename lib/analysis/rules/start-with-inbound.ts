import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { makeFix } from '../findings/make-fix';

/** Marked as a start, yet something that is no final leads into it: the way counts as a loop, not as a new chain. */
export const startWithInbound: Rule = {
  id: 'start-with-inbound',
  find(facts) {
    const edgesInto = new Map<string, string[]>();
    for (const { id, kind, target } of facts.links) {
      if (kind !== 'edge' || facts.given.get(target)?.role !== 'start') continue;
      const edges = edgesInto.get(target);
      if (edges) edges.push(id);
      else edgesInto.set(target, [id]);
    }
    return [...facts.given.values()]
      .filter(({ id, role }) => role === 'start' && facts.comesFrom(id).length > 0)
      .map(({ id }) => {
        const sources = facts.comesFrom(id);
        const from = sources[0]!;
        return draft({
          scopeId: facts.touchpoints.get(id)!.scope,
          touchpointIds: [id, ...sources.filter((source) => source !== id)],
          transitionIds: edgesInto.get(id) ?? [],
          message: { id: 'start-with-inbound', data: { start: id, from, count: sources.length } },
          witness: [...facts.wayTo(from), id],
          fixes: facts.isEnteredElsewhere(id)
            ? [
                makeFix('mark-intermediate', { touchpoint: id }, [
                  { type: 'set-touchpoints', ids: [id], fields: { role: 'intermediate' } },
                ]),
              ]
            : [],
        });
      });
  },
};
