import type { Adjacency } from './adjacency';
import type { Components } from './components';
import type { Nesting } from './nesting';

/** A scope: the touchpoints of one parent. */
export interface Scope {
  /** Index of the parent touchpoint; -1 for the root scope. */
  readonly parent: number;
  /** 0 for the root scope. */
  readonly depth: number;
  /** Indices of its touchpoints, ascending. */
  readonly members: Int32Array;
  /** Those of its members that are starts, and finals, ascending. */
  readonly starts: Int32Array;
  readonly finals: Int32Array;
}

/** What a transition is once it is lifted to the scope that its ends have in common. */
export enum LinkCode {
  Ignored = 0,
  Handover = 1,
  Edge = 2,
}

/**
 * All that depends on touchpoints, nesting, marked roles and transitions, and not on reactions, shares or drop-offs.
 * Touchpoints are numbered by id, so ascending indices are ascending ids; all scopes share one graph, in which no
 * edge leads from one scope to another.
 */
export interface JourneyGraph {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly nesting: Nesting;
  /** Root first, then every touchpoint that has parts, by id. */
  readonly scopes: readonly Scope[];
  readonly scopeOf: Int32Array;
  /** Positions of `scopes`, inner before outer. */
  readonly innerFirst: Int32Array;

  /** Transitions by id: their ids, kinds and lifted ends (-1 where ignored). */
  readonly transitionIds: readonly string[];
  /** Their positions by id, worked out at the first call. */
  readonly transitionIndexOf: () => ReadonlyMap<string, number>;
  readonly link: Uint8Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** The touchpoint with a self-loop, or -1. */
  readonly loopAt: Int32Array;

  /** The edges E without self-loops, parallels merged, and the same reversed. */
  readonly out: Adjacency;
  readonly back: Adjacency;
  readonly components: Components;

  readonly isStart: Uint8Array;
  readonly isFinal: Uint8Array;
  readonly isMarkedFinal: Uint8Array;
  readonly isOrphan: Uint8Array;
  /** Has a transition that counts in its own scope. */
  readonly isLinked: Uint8Array;
  /** Marked intermediate. */
  readonly isMarkedIntermediate: Uint8Array;
  /** A transition leads from it, or from inside it, out of its scope. */
  readonly isLeft: Uint8Array;
  /** Target of a handover. */
  readonly isHandedTo: Uint8Array;
  /** R: reachable from a start. C: can reach a final. */
  readonly reachable: Uint8Array;
  readonly completes: Uint8Array;
  readonly isTrap: Uint8Array;
}
