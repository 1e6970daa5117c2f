import type { Fix, TouchpointState } from '../types';
import { draft } from './draft';
import type { Facts, FindingDraft, Rule } from './facts';

/** A rule that says one thing of each touchpoint that `applies`, with the way to it as witness. */
export function eachTouchpoint(
  id: string,
  applies: (state: TouchpointState, facts: Facts) => boolean,
  fixes: (state: TouchpointState, facts: Facts) => readonly Fix[] = () => [],
): Rule {
  return {
    id,
    find(facts) {
      const drafts: FindingDraft[] = [];
      for (const state of facts.touchpoints.values()) {
        if (!applies(state, facts)) continue;
        drafts.push(
          draft({
            scopeId: state.scope,
            touchpointIds: [state.id],
            message: { id, data: { touchpoint: state.id } },
            witness: facts.wayTo(state.id),
            fixes: fixes(state, facts),
          }),
        );
      }
      return drafts;
    },
  };
}
