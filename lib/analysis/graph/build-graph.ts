import { compareIds, type Role } from '../../model/types';
import type { AnalysisInput } from '../types';
import { buildAdjacency, reverseAdjacency } from './adjacency';
import { findComponents } from './components';
import { inferRoles } from './infer-roles';
import { type JourneyGraph, LinkCode } from './journey-graph';
import { liftTransitions, linkCodes, Mark } from './lift-transitions';
import { readNesting } from './nesting';
import { reachFrom } from './reach';
import { buildScopes } from './scopes';

const MARK_OF: Record<Role, Mark> = { start: Mark.Start, intermediate: Mark.Intermediate, final: Mark.Final };

/** The items by id; of several with the same id the first. The list itself when it is in order already. */
function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  let inOrder = true;
  for (let i = 1; i < items.length && inOrder; i++) inOrder = items[i - 1]!.id < items[i]!.id;
  if (inOrder) return items;
  const sorted = [...items].sort((a, b) => compareIds(a.id, b.id));
  return sorted.filter((item, i) => i === 0 || sorted[i - 1]!.id !== item.id);
}

/** Builds what does not depend on reactions: scopes, roles, reach, loops. O(n log n + m). */
export function buildGraph(input: AnalysisInput): JourneyGraph {
  const touchpoints = byId(input.touchpoints);
  const transitions = byId(input.transitions);
  const n = touchpoints.length;
  const ids = touchpoints.map((touchpoint) => touchpoint.id);
  const transitionIds = transitions.map((transition) => transition.id);
  let transitionIndexOf: ReadonlyMap<string, number> | null = null;
  const indexOf = new Map<string, number>();
  const ownMark = new Uint8Array(n);
  for (let v = 0; v < n; v++) {
    indexOf.set(ids[v]!, v);
    const role = touchpoints[v]!.role;
    if (role) ownMark[v] = MARK_OF[role] ?? Mark.None;
  }
  const nesting = readNesting(touchpoints, indexOf);
  const lifted = liftTransitions(transitions, indexOf, nesting, ownMark);
  const link = linkCodes(lifted);
  const { source, target, mark, touched } = lifted;

  const isHandedTo = new Uint8Array(n);
  const isLinked = new Uint8Array(n);
  const from = new Int32Array(link.length);
  const to = new Int32Array(link.length);
  let edges = 0;
  for (let i = 0; i < link.length; i++) {
    if (link[i] === LinkCode.Ignored) continue;
    const u = source[i]!;
    const v = target[i]!;
    isLinked[u] = isLinked[v] = 1;
    if (link[i] === LinkCode.Handover) isHandedTo[v] = 1;
    else {
      from[edges] = u;
      to[edges++] = v;
    }
  }
  const out = buildAdjacency(from.subarray(0, edges), to.subarray(0, edges), n);
  const back = reverseAdjacency(out);
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
    ids,
    indexOf,
    nesting,
    ...buildScopes(nesting, isStart, isFinal),
    transitionIds,
    transitionIndexOf: () => {
      transitionIndexOf ??= new Map(transitionIds.map((id, i) => [id, i]));
      return transitionIndexOf;
    },
    link,
    source,
    target,
    loopAt: lifted.loopAt,
    isLeft: lifted.left,
    out,
    back,
    components,
    isStart,
    isFinal,
    isMarkedFinal,
    isOrphan,
    isLinked,
    isMarkedIntermediate,
    isHandedTo,
    reachable: reachFrom(out, isStart),
    completes,
    isTrap,
  };
}
