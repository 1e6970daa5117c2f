import type { StateAnalysis } from '../types';
import type { FlowChances } from './flow-chances';

/**
 * By transition: how much of all who enter its scope takes it, `visits` being those who come to each touchpoint. More
 * than 1 where customers pass again and again; 0 within a group that lets nobody out.
 */
export function transitionFlows(chances: FlowChances, visits: Float64Array, count: number): Float64Array {
  const flows = new Float64Array(count);
  for (let u = 0; u < visits.length; u++) {
    for (let step = chances.offsets[u]!; step < chances.offsets[u + 1]!; step++) {
      flows[chances.via[step]!] = visits[u]! * chances.chance[step]!;
    }
  }
  return flows;
}

const known = new WeakMap<Float64Array, ReadonlyMap<string, number>>();

/** The flows of an analysis by the id of their transition; what carries nobody is left out. Worked out when asked for. */
export function flowsById(analysis: {
  readonly transitions: StateAnalysis['transitions'];
  readonly flows: Float64Array;
}): ReadonlyMap<string, number> {
  const before = known.get(analysis.flows);
  if (before) return before;
  const byId = new Map<string, number>();
  let at = 0;
  for (const id of analysis.transitions.keys()) {
    const flow = analysis.flows[at++];
    if (flow) byId.set(id, flow);
  }
  known.set(analysis.flows, byId);
  return byId;
}
