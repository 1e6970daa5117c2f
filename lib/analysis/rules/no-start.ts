import type { Rule } from '../findings/facts';

const insideOf = (id: string | null): Record<string, string> => (id === null ? {} : { inside: id });

/** A scope with transitions and no start: nobody can get anywhere. */
export const noStart: Rule = {
  id: 'no-start',
  find: ({ scopes, linkedScopes }) =>
    scopes
      .filter((scope) => scope.starts.length === 0 && linkedScopes.has(scope.id))
      .map((scope) => ({
        scopeId: scope.id,
        touchpointIds: [],
        transitionIds: [],
        message: { id: 'no-start', data: insideOf(scope.id) },
        assumed: false,
        witness: [],
        fixes: [],
      })),
};
