import type { AnalysisInput } from '../types';
import { findComponents } from './components';
import { connect } from './connect';
import { inferRoles } from './infer-roles';
import type { JourneyGraph } from './journey-graph';
import { Mark } from './lift-transitions';
import { reachFrom } from './reach';
import { buildScopes } from './scopes';

/** Builds what does not depend on reactions: scopes, roles, reach, loops. O(n log n + m). */
export function buildGraph(input: AnalysisInput): JourneyGraph {
  const { ownMark, mark, touched, ...connected } = connect(input);
  const { ids, nesting, transitionIds, out, back, isHandedTo } = connected;
  const n = ids.length;
  let transitionIndexOf: ReadonlyMap<string, number> | null = null;
  const { isStart, isFinal } = inferRoles(out, back, mark, isHandedTo);
  const components = findComponents(out);
  const completes = reachFrom(back, isFinal);
  const isTrap = new Uint8Array(n);
  const isOrphan = new Uint8Array(n);
  const isMarkedFinal = new Uint8Array(n);
  const isMarkedIntermediate = new Uint8Array(n);
  for (let v = 0; v < n; v++) {
    if (components.size[components.of[v]!]! > 1 && !completes[v]) isTrap[v] = 1;
    if (!touched[v]) isOrphan[v] = 1;
    if (mark[v] === Mark.Final) isMarkedFinal[v] = 1;
    if (ownMark[v] === Mark.Intermediate) isMarkedIntermediate[v] = 1;
  }
  return {
    ...connected,
    ...buildScopes(nesting, isStart, isFinal),
    transitionIndexOf: () => {
      transitionIndexOf ??= new Map(transitionIds.map((id, i) => [id, i]));
      return transitionIndexOf;
    },
    components,
    isStart,
    isFinal,
    isMarkedFinal,
    isOrphan,
    isMarkedIntermediate,
    reachable: reachFrom(out, isStart),
    completes,
    isTrap,
  };
}
