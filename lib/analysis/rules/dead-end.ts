import { eachTouchpoint } from '../findings/each-touchpoint';

/** Not a final, and nothing leads on. A start of this kind is an incomplete chain already. */
export const deadEnd = eachTouchpoint('dead-end', (state) => state.deadEnd && state.role !== 'start');
