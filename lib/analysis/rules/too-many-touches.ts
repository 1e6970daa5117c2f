import { draft } from '../findings/draft';
import type { Rule } from '../findings/facts';

/** Even the shortest way from a start of the map to a final has more touchpoints than `most`. */
export const tooManyTouches: Rule = {
  id: 'too-many-touches',
  find(facts, { most = Number.POSITIVE_INFINITY }) {
    const long = facts.scopes[0]?.starts.filter((start) => facts.touchesOn(start.id) > most) ?? [];
    if (long.length === 0) return [];
    const longest = long.reduce((a, b) => (facts.touchesOn(b.id) > facts.touchesOn(a.id) ? b : a)).id;
    return [
      draft({
        scopeId: null,
        touchpointIds: long.map((start) => start.id),
        message: {
          id: 'too-many-touches',
          data: { start: longest, touches: facts.touchesOn(longest), most, count: long.length },
        },
        witness: facts.wayOn(longest),
      }),
    ];
  },
};
