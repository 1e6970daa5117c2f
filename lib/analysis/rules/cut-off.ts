import type { FindingDraft, Rule } from '../findings/facts';

/**
 * Lies behind a break: no customer gets here any more. One finding a scope: what starves follows from the breaks, which
 * are reported one by one, and a witness for each of thousands would grow with their square.
 */
export const cutOff: Rule = {
  id: 'cut-off',
  find(facts) {
    const byScope = new Map<string | null, string[]>();
    for (const state of facts.touchpoints.values()) {
      if (!state.cutOff) continue;
      const ids = byScope.get(state.scope);
      if (ids) ids.push(state.id);
      else byScope.set(state.scope, [state.id]);
    }
    return [...byScope].map(([scopeId, ids]): FindingDraft => {
      // The nearest to a start: what lies before it on the way still has customers, or is the break.
      const first = ids.reduce((a, b) => (facts.stepsTo(b) < facts.stepsTo(a) ? b : a));
      return {
        scopeId,
        touchpointIds: ids,
        transitionIds: [],
        message: { id: 'cut-off', data: { touchpoint: first, count: ids.length } },
        assumed: false,
        witness: facts.wayTo(first),
        fixes: [],
      };
    });
  },
};
