import { distinct, draft } from '../findings/draft';
import type { Facts, Rule } from '../findings/facts';
import { makeFix } from '../findings/make-fix';
import { effectiveReaction } from '../states/effective-reaction';
import type { Fix } from '../types';

/** Rated positive as a whole, while every chain inside is broken. */
export const parentContradictsParts: Rule = {
  id: 'parent-contradicts-parts',
  find: (facts) =>
    facts.scopes.flatMap(({ id, starts }) => {
      const state = id === null ? undefined : facts.touchpoints.get(id);
      if (!state?.brokenInside || state.reaction !== 'positive') return [];
      const breakPoint = starts.find((start) => start.verdict === 'broken')?.breakPoint ?? state.id;
      return draft({
        scopeId: state.scope,
        touchpointIds: distinct(state.id, breakPoint),
        message: { id: 'parent-contradicts-parts', data: { parent: state.id, breakPoint } },
        witness: facts.wayTo(state.id),
        fixes: clearRating(facts, state.id),
      });
    }),
};

/** Only where it helps: what several people rated positive stays positive without the touchpoint's own rating. */
function clearRating({ given }: Facts, id: string): Fix[] {
  const { reaction, ...rest } = given.get(id) ?? { id };
  if (reaction === undefined || effectiveReaction(rest) === 'positive') return [];
  const command = { type: 'set-touchpoints', ids: [id], fields: { reaction: null } } as const;
  return [makeFix('clear-rating', { parent: id }, [command])];
}
