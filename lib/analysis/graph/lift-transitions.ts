import type { AnalysisTransition } from '../types';
import { LinkCode } from './journey-graph';
import { ancestorAt, commonLevel, type Nesting } from './nesting';

/** Marks that a touchpoint gets by its own role, or by transitions that enter or leave it from outside its scope. */
export enum Mark {
  None = 0,
  Start = 1,
  Intermediate = 2,
  Final = 3,
}

export interface LiftedTransitions {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly loopAt: Int32Array;
  /** Mark of each touchpoint in its own scope. */
  readonly mark: Uint8Array;
  /** 1 for an end of a transition that counts, or for what lies between such an end and the common scope. */
  readonly touched: Uint8Array;
  /** 1 where a transition leads out of the scope, from the touchpoint itself or from inside it. */
  readonly left: Uint8Array;
}

/**
 * Lifts every transition to the lowest scope that its ends have in common. Touchpoints on the way down count as
 * marked start (entered) or final (left) in their own scope; a marked role of their own wins, entered wins over left.
 */
export function liftTransitions(
  transitions: readonly AnalysisTransition[],
  indexOf: ReadonlyMap<string, number>,
  nesting: Nesting,
  ownMark: Uint8Array,
): LiftedTransitions {
  const { parent, depth, order } = nesting;
  const n = ownMark.length;
  const m = transitions.length;
  const source = new Int32Array(m).fill(-1);
  const target = new Int32Array(m).fill(-1);
  const loopAt = new Int32Array(m).fill(-1);
  const touched = new Uint8Array(n);
  // The least depth up to which a touchpoint is entered, or left; its own depth + 1 means not at all.
  const enteredTo = new Int32Array(n);
  const leftTo = new Int32Array(n);
  for (let v = 0; v < n; v++) enteredTo[v] = leftTo[v] = depth[v]! + 1;
  for (let i = 0; i < m; i++) {
    const { source: from, target: to } = transitions[i]!;
    const u = indexOf.get(from);
    const v = indexOf.get(to);
    if (u === undefined || v === undefined) continue;
    if (u === v) {
      loopAt[i] = u;
      continue;
    }
    if (parent[u] === parent[v]) {
      source[i] = u;
      target[i] = v;
      touched[u] = touched[v] = 1;
      continue;
    }
    const level = commonLevel(nesting, u, v);
    if (level < 0) continue;
    source[i] = ancestorAt(nesting, u, level);
    target[i] = ancestorAt(nesting, v, level);
    touched[source[i]!] = touched[target[i]!] = 1;
    if (level + 1 < leftTo[u]!) leftTo[u] = level + 1;
    if (level + 1 < enteredTo[v]!) enteredTo[v] = level + 1;
  }
  const mark = ownMark.slice();
  const isLeft = new Uint8Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const v = order[i]!;
    const here = depth[v]!;
    const entered = enteredTo[v]! <= here;
    const left = leftTo[v]! <= here;
    if (!entered && !left) continue;
    touched[v] = 1;
    if (left) isLeft[v] = 1;
    if (mark[v] === Mark.None) mark[v] = entered ? Mark.Start : Mark.Final;
    const up = parent[v]!;
    if (up < 0) continue;
    if (enteredTo[v]! < enteredTo[up]!) enteredTo[up] = enteredTo[v]!;
    if (leftTo[v]! < leftTo[up]!) leftTo[up] = leftTo[v]!;
  }
  return { source, target, loopAt, mark, touched, left: isLeft };
}

/** Handover, edge of E, or ignored, for each lifted transition. */
export function linkCodes(lifted: LiftedTransitions): Uint8Array {
  const link = new Uint8Array(lifted.source.length);
  for (let i = 0; i < link.length; i++) {
    const u = lifted.source[i]!;
    if (u >= 0) link[i] = lifted.mark[u] === Mark.Final ? LinkCode.Handover : LinkCode.Edge;
  }
  return link;
}
