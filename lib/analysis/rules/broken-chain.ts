import { distinct, draft } from '../findings/draft';
import type { Rule } from '../findings/facts';
import { makeFix } from '../findings/make-fix';

/** A start from which finals can be reached, but by no intact chain. */
export const brokenChain: Rule = {
  id: 'broken-chain',
  find: ({ scopes, touchpoints, figures }) =>
    scopes.flatMap((scope) =>
      scope.starts
        .filter((start) => start.verdict === 'broken')
        .map((start) => {
          const breaks = start.witness.filter((id) => touchpoints.get(id)?.negative);
          const breakPoint = start.breakPoint ?? start.id;
          // A parent that is broken inside is mended by its parts, not by a rating.
          const mendable = breaks.every((id) => !touchpoints.get(id)?.brokenInside);
          return draft({
            scopeId: scope.id,
            touchpointIds: distinct(start.id, ...breaks),
            message: {
              id: 'broken-chain',
              data: {
                start: start.id,
                breakPoint,
                repairs: start.repairs ?? 0,
                restores: String(figures.get(breakPoint)?.restores ?? 0n),
              },
            },
            witness: start.witness,
            fixes: mendable
              ? [
                  makeFix('mark-mended', { count: breaks.length }, [
                    { type: 'set-touchpoints', ids: breaks, fields: { reaction: 'positive' } },
                  ]),
                ]
              : [],
          });
        }),
    ),
};
