import type { JourneyMap } from '../model/types';
import { layOutFlat } from './lay-out-flat';
import { layOutNested } from './nesting/lay-out-nested';
import { readNest } from './nesting/nest';
import type { Positions } from './types';

export type { Positions } from './types';

/**
 * A whole new layout, from left to right along the chains; phases become columns when there are any in use. What has
 * parts is laid out as the frame around them. Cards never overlap, nor do frames and what is not inside them, captions
 * and tags included. The same map gives the same layout; positions it has are ignored.
 */
export function tidyLayout(map: JourneyMap): Positions {
  const nest = readNest(map.touchpoints);
  return nest ? layOutNested(map, nest) : layOutFlat(map);
}
