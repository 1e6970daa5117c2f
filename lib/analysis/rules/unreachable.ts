import { eachTouchpoint } from '../findings/each-touchpoint';
import { makeFix, markAs } from '../findings/make-fix';

/**
 * No start leads here. Where a scope has no start at all, that is what is asked for instead; a marked final that
 * nothing leads to is `final-without-entry`.
 */
export const unreachable = eachTouchpoint(
  'unreachable',
  (state, facts) =>
    !state.reachable &&
    !state.orphan &&
    facts.startedScopes.has(state.scope) &&
    !(facts.given.get(state.id)?.role === 'final' && facts.comesFrom(state.id).length === 0),
  ({ id }, facts) =>
    facts.comesFrom(id).length === 0 && facts.leadsTo(id).length > 0
      ? [makeFix('mark-start', { touchpoint: id }, markAs(facts, id, 'start'))]
      : [],
);
