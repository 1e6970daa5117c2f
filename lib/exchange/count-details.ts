import { TOUCHPOINT_KEYS } from '../model/key-order';
import type { JourneyMap, Touchpoint } from '../model/types';

const COUNTED = TOUCHPOINT_KEYS.filter((key) => key !== 'id' && key !== 'label');

/** How many touchpoints have anything besides a label and what `shown` names: what a format leaves out of them. */
export function countDetailed(map: JourneyMap, shown: readonly (keyof Touchpoint)[]): number {
  return map.touchpoints.filter(
    (touchpoint) =>
      COUNTED.some((key) => !shown.includes(key) && touchpoint[key] !== undefined) || touchpoint.extra !== undefined,
  ).length;
}
