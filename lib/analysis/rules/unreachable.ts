import { eachTouchpoint } from '../findings/each-touchpoint';

/** No start leads here. Where a scope has no start at all, that is what is asked for instead. */
export const unreachable = eachTouchpoint(
  'unreachable',
  (state, { startedScopes }) => !state.reachable && !state.orphan && startedScopes.has(state.scope),
);
