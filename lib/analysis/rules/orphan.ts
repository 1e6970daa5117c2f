import { eachTouchpoint } from '../findings/each-touchpoint';

/** No transition at all. One that is marked as a start or a final is asked for its chain instead. */
export const orphan = eachTouchpoint(
  'orphan',
  (state) => state.orphan && state.role !== 'start' && state.role !== 'final',
);
