import type { Rule } from '../findings/facts';

/** A start from which no final can be reached. */
export const incompleteChain: Rule = {
  id: 'incomplete-chain',
  find: ({ scopes }) =>
    scopes.flatMap((scope) =>
      scope.starts
        .filter((start) => start.verdict === 'incomplete')
        .map((start) => {
          const last = start.witness[start.witness.length - 1] ?? start.id;
          return {
            scopeId: scope.id,
            touchpointIds: [...new Set([start.id, last])],
            transitionIds: [],
            message: { id: 'incomplete-chain', data: { start: start.id, last } },
            assumed: false,
            witness: start.witness,
            fixes: [],
          };
        }),
    ),
};
