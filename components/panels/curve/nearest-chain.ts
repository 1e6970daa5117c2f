import type { StateAnalysis } from '@/lib/analysis/types';
import type { Transition } from '@/lib/model/types';
import { pathThrough } from '../path-through';

/**
 * The chain of the map that has the most touches of one that is no more, of equals the one through the earlier touch. `left`: what is on the
 * map of that one, in order. Null when no other way leads through any of it.
 */
export function nearestChain(
  left: readonly string[],
  transitions: readonly Transition[],
  states: StateAnalysis,
): readonly string[] | null {
  const known = new Set(left);
  const shared = (path: readonly string[]): number => path.filter((id) => known.has(id)).length;
  let best: readonly string[] | null = null;
  for (const id of left) {
    const path = pathThrough(transitions, states, id);
    if (path.length < 2) continue;
    if (!best || shared(path) > shared(best)) best = path;
  }
  return best;
}
