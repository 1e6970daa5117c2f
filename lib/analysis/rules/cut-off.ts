import { eachTouchpoint } from '../each-touchpoint';

/** Lies behind a break: no customer gets here any more. */
export const cutOff = eachTouchpoint('cut-off', (state) => state.cutOff);
