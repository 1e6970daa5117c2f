import type { Rule } from '../findings/facts';

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
          return {
            scopeId: scope.id,
            touchpointIds: [...new Set([start.id, ...breaks])],
            transitionIds: [],
            message: {
              id: 'broken-chain',
              data: {
                start: start.id,
                breakPoint,
                repairs: start.repairs ?? 0,
                restores: String(figures.get(breakPoint)?.restores ?? 0n),
              },
            },
            assumed: false,
            witness: start.witness,
            fixes: mendable
              ? [
                  {
                    title: breaks.length === 1 ? 'Mark it as mended' : `Mark all ${breaks.length} as mended`,
                    commands: [{ type: 'set-touchpoints', ids: breaks, fields: { reaction: 'positive' } }],
                  },
                ]
              : [],
          };
        }),
    ),
};
