import { distinct, draft } from '../findings/draft';
import type { Facts, Rule } from '../findings/facts';
import { makeFix } from '../findings/make-fix';
import type { Fix } from '../types';

/** A start with an intact chain from which customers can also come to a break, or to where no final is reached. */
export const atRisk: Rule = {
  id: 'at-risk',
  find: (facts) =>
    facts.scopes.flatMap((scope) =>
      scope.starts
        .filter((start) => start.verdict === 'at-risk')
        .map((start) => {
          const risk = start.witness[start.witness.length - 1] ?? start.id;
          const state = facts.touchpoints.get(risk);
          const kind = state?.negative ? 'negative' : state?.atRisk ? 'inside' : 'nowhere';
          return draft({
            scopeId: scope.id,
            touchpointIds: distinct(start.id, risk),
            message: { id: 'at-risk', data: { start: start.id, risk, kind } },
            witness: start.witness,
            fixes: kind === 'negative' ? mend(facts, risk) : [],
          });
        }),
    ),
};

/** A parent that is broken inside is mended by its parts, not by a rating. */
function mend({ touchpoints }: Facts, id: string): Fix[] {
  if (touchpoints.get(id)?.brokenInside) return [];
  const command = { type: 'set-touchpoints', ids: [id], fields: { reaction: 'positive' } } as const;
  return [makeFix('mark-this-mended', { touchpoint: id }, [command])];
}
