import { compareIds, type Role } from '../../model/types';
import type { AnalysisInput } from '../types';
import { buildAdjacency, reverseAdjacency } from './adjacency';
import { type JourneyGraph, LinkCode } from './journey-graph';
import { liftTransitions, linkCodes, Mark } from './lift-transitions';
import { readNesting } from './nesting';

const MARK_OF: Record<Role, Mark> = { start: Mark.Start, intermediate: Mark.Intermediate, final: Mark.Final };

/** The items by id; of several with the same id the first. The list itself when it is in order already. */
function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  let inOrder = true;
  for (let i = 1; i < items.length && inOrder; i++) inOrder = items[i - 1]!.id < items[i]!.id;
  if (inOrder) return items;
  const sorted = [...items].sort((a, b) => compareIds(a.id, b.id));
  return sorted.filter((item, i) => i === 0 || sorted[i - 1]!.id !== item.id);
}

/** Ids as numbers, and who leads to whom. The marks are those of lifting. */
export interface Connected
  extends Pick<
    JourneyGraph,
    | 'ids'
    | 'indexOf'
    | 'nesting'
    | 'transitionIds'
    | 'link'
    | 'source'
    | 'target'
    | 'loopAt'
    | 'isLeft'
    | 'isLinked'
    | 'isHandedTo'
    | 'out'
    | 'back'
  > {
  /** The mark that each touchpoint has of its own, and the one that counts in its scope. */
  readonly ownMark: Uint8Array;
  readonly mark: Uint8Array;
  /** 1 where a transition ends, or passes on the way down to its end. */
  readonly touched: Uint8Array;
}

/** Numbers touchpoints and transitions, lifts transitions, and lists neighbours both ways. O(n log n + m). */
export function connect(input: AnalysisInput): Connected {
  const touchpoints = byId(input.touchpoints);
  const transitions = byId(input.transitions);
  const n = touchpoints.length;
  const ids = touchpoints.map((touchpoint) => touchpoint.id);
  const transitionIds = transitions.map((transition) => transition.id);
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
  return {
    ids,
    indexOf,
    nesting,
    transitionIds,
    link,
    source,
    target,
    loopAt: lifted.loopAt,
    isLeft: lifted.left,
    isLinked,
    isHandedTo,
    out,
    back,
    ownMark,
    mark,
    touched,
  };
}
