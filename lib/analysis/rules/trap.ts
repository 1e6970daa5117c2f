import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';

/** A group with a cycle that cannot reach a final: customers circle in it. */
export const trap: Rule = {
  id: 'trap',
  find: ({ traps, touchpoints }) =>
    traps.map(({ members, cycle }) =>
      draft({
        scopeId: touchpoints.get(members[0]!)!.scope,
        touchpointIds: members,
        message: { id: 'trap', data: { first: members[0]!, count: members.length } },
        witness: cycle,
      }),
    ),
};
