import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';

/** Every start of the map that works at all has just one intact chain: whatever fails on it ends it. */
export const oneChainOnly: Rule = {
  id: 'one-chain-only',
  find(facts) {
    const chains = facts.scopeFigures[0]?.chains;
    const working = facts.scopes[0]?.starts.filter((start) => start.repairs === 0).map((start) => start.id) ?? [];
    const first = working[0];
    if (!chains?.exact || first === undefined || chains.intact !== BigInt(working.length)) return [];
    return [
      draft({
        scopeId: null,
        touchpointIds: working,
        message: { id: 'one-chain-only', data: { start: first, count: working.length } },
        witness: facts.intactWayOn(first),
      }),
    ];
  },
};
