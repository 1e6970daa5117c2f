import { eachTouchpoint } from '../findings/each-touchpoint';

/** No transition at all. One that is marked as a start is an incomplete chain already. */
export const orphan = eachTouchpoint('orphan', (state) => state.orphan && state.role !== 'start');
