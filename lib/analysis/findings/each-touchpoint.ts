import type { TouchpointState } from '../types';
import type { Facts, FindingDraft, Rule } from './facts';

/** A rule that says one thing of each touchpoint that `applies`, with the way to it as witness. */
export function eachTouchpoint(id: string, applies: (state: TouchpointState, facts: Facts) => boolean): Rule {
  return {
    id,
    find(facts) {
      const drafts: FindingDraft[] = [];
      for (const state of facts.touchpoints.values()) {
        if (!applies(state, facts)) continue;
        drafts.push({
          scopeId: state.scope,
          touchpointIds: [state.id],
          transitionIds: [],
          message: { id, data: { touchpoint: state.id } },
          assumed: false,
          witness: facts.wayTo(state.id),
          fixes: [],
        });
      }
      return drafts;
    },
  };
}
