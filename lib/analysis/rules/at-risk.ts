import type { Rule } from '../findings/facts';

/** A start with an intact chain from which customers can also come to a break, or to where no final is reached. */
export const atRisk: Rule = {
  id: 'at-risk',
  find: ({ scopes, touchpoints }) =>
    scopes.flatMap((scope) =>
      scope.starts
        .filter((start) => start.verdict === 'at-risk')
        .map((start) => {
          const risk = start.witness[start.witness.length - 1] ?? start.id;
          const state = touchpoints.get(risk);
          return {
            scopeId: scope.id,
            touchpointIds: [...new Set([start.id, risk])],
            transitionIds: [],
            message: {
              id: 'at-risk',
              data: {
                start: start.id,
                risk,
                kind: state?.negative ? 'negative' : state?.atRisk ? 'inside' : 'nowhere',
              },
            },
            assumed: false,
            witness: start.witness,
            fixes: [],
          };
        }),
    ),
};
