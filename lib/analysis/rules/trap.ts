import type { Rule } from '../findings/facts';

/** A group with a cycle that cannot reach a final: customers circle in it. */
export const trap: Rule = {
  id: 'trap',
  find: ({ traps, touchpoints }) =>
    traps.map(({ members, cycle }) => ({
      scopeId: touchpoints.get(members[0]!)?.scope ?? null,
      touchpointIds: members,
      transitionIds: [],
      message: { id: 'trap', data: { first: members[0]!, count: members.length } },
      assumed: false,
      witness: cycle,
      fixes: [],
    })),
};
