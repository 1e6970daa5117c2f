import { eachTouchpoint } from '../findings/each-touchpoint';
import { makeFix, markAs } from '../findings/make-fix';

/** Not a final, and nothing leads on. A start of this kind is an incomplete chain already. */
export const deadEnd = eachTouchpoint(
  'dead-end',
  (state) => state.deadEnd && state.role !== 'start',
  ({ id }, facts) => [makeFix('mark-final', { touchpoint: id }, markAs(facts, id, 'final'))],
);
