import type { Reaction } from '../../model/types';
import type { JourneyGraph, Scope } from '../graph/journey-graph';
import type { AnalysisTouchpoint, Verdict } from '../types';
import { effectiveReaction } from './effective-reaction';

/** What reactions make of a graph. Vertices are numbered as in the graph; -1 stands for none. */
export interface Evaluation {
  /** The effective reaction by vertex; null when not rated. */
  readonly reaction: readonly (Reaction | null)[];
  /** Effectively negative: rated so, or chains exist inside and none is intact. */
  readonly negative: Uint8Array;
  /** Chains exist inside and none is intact. */
  readonly brokenInside: Uint8Array;
  /** Judged as if it were mended. */
  readonly mended: Uint8Array;
  /** Something inside is negative or at risk. */
  readonly atRisk: Uint8Array;
  /** R⁺: reachable from a start over touchpoints that are not negative, itself included. */
  readonly alive: Uint8Array;
  /** Fewest negatives on a path from here to a final, itself included; -1 where no final can be reached. C⁺ is cost 0. */
  readonly cost: Int32Array;
  /** The next vertex on such a path; -1 at a final. */
  readonly towardsFinal: Int32Array;
  /** The next vertex on a shortest path to something at risk, itself when it is at risk, -1 when there is none. */
  readonly towardsRisk: Int32Array;
  /** Verdict of each start, by vertex. */
  readonly verdict: readonly (Verdict | undefined)[];
}

const NOTHING: ReadonlySet<string> = new Set();

interface Draft extends Evaluation {
  readonly verdict: (Verdict | undefined)[];
  readonly queue: Int32Array;
  readonly later: Int32Array;
}

/**
 * Judges all scopes, inner ones first. O(n + m). Touchpoints are looked up by id; one that is missing is not rated.
 * Those `mended` are not negative, whatever was said of them or of their parts.
 */
export function evaluate(
  graph: JourneyGraph,
  touchpoints: readonly AnalysisTouchpoint[],
  mended: ReadonlySet<string> = NOTHING,
): Evaluation {
  const n = graph.ids.length;
  const reaction: (Reaction | null)[] = new Array(n).fill(null);
  const negative = new Uint8Array(n);
  for (let at = 0; at < touchpoints.length; at++) {
    const touchpoint = touchpoints[at]!;
    // Mostly they come in the order of the graph.
    const v = graph.ids[at] === touchpoint.id ? at : graph.indexOf.get(touchpoint.id);
    if (v === undefined) continue;
    reaction[v] = effectiveReaction(touchpoint);
    negative[v] = reaction[v] === 'negative' ? 1 : 0;
  }
  const isMended = new Uint8Array(n);
  for (const id of mended) {
    const v = graph.indexOf.get(id);
    if (v === undefined) continue;
    isMended[v] = 1;
    if (negative[v]) reaction[v] = 'positive';
    negative[v] = 0;
  }
  const draft: Draft = {
    mended: isMended,
    reaction,
    negative,
    brokenInside: new Uint8Array(n),
    atRisk: new Uint8Array(n),
    alive: new Uint8Array(n),
    cost: new Int32Array(n).fill(-1),
    towardsFinal: new Int32Array(n).fill(-1),
    towardsRisk: new Int32Array(n).fill(-1),
    verdict: new Array(n).fill(undefined),
    queue: new Int32Array(n),
    later: new Int32Array(n),
  };
  for (const position of graph.innerFirst) {
    const scope = graph.scopes[position]!;
    spreadFromStarts(graph, scope, draft);
    costToFinals(graph, scope, draft);
    spreadRisk(graph, scope, draft);
    judge(scope, draft);
  }
  return draft;
}

function spreadFromStarts(graph: JourneyGraph, scope: Scope, { negative, alive, queue }: Draft): void {
  const { offsets, targets } = graph.out;
  let tail = 0;
  for (const v of scope.starts) {
    if (negative[v]) continue;
    alive[v] = 1;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (alive[v] || negative[v]) continue;
      alive[v] = 1;
      queue[tail++] = v;
    }
  }
}

/** 0-1 breadth-first search backward from all finals at once, a queue for each number of negatives. */
function costToFinals(graph: JourneyGraph, scope: Scope, { negative, cost, towardsFinal, queue, later }: Draft): void {
  const { offsets, targets } = graph.back;
  let now = queue;
  let next = later;
  let tail = 0;
  let waiting = 0;
  for (const v of scope.finals) {
    if (negative[v]) next[waiting++] = v;
    else {
      cost[v] = 0;
      now[tail++] = v;
    }
  }
  for (let level = 0; tail > 0 || waiting > 0; level++) {
    for (let head = 0; head < tail; head++) {
      const v = now[head]!;
      for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
        const u = targets[i]!;
        if (cost[u]! >= 0 || towardsFinal[u]! >= 0) continue;
        towardsFinal[u] = v;
        if (negative[u]) next[waiting++] = u;
        else {
          cost[u] = level;
          now[tail++] = u;
        }
      }
    }
    for (let i = 0; i < waiting; i++) cost[next[i]!] = level + 1;
    const spent = now;
    now = next;
    next = spent;
    tail = waiting;
    waiting = 0;
  }
}

/** Backward from what puts a start at risk: negatives, at-risk parents, and what reaches no final. */
function spreadRisk(graph: JourneyGraph, scope: Scope, { negative, atRisk, cost, towardsRisk, queue }: Draft): void {
  const { offsets, targets } = graph.back;
  let tail = 0;
  for (const v of scope.members) {
    if (!negative[v] && !atRisk[v] && cost[v]! >= 0) continue;
    towardsRisk[v] = v;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const v = queue[head]!;
    for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
      const u = targets[i]!;
      if (towardsRisk[u]! >= 0) continue;
      towardsRisk[u] = v;
      queue[tail++] = u;
    }
  }
}

/** Verdicts of the scope's starts, and what follows from them for its parent. */
function judge(scope: Scope, draft: Draft): void {
  const { mended, negative, brokenInside, atRisk, cost, towardsRisk, verdict } = draft;
  let chains = false;
  let works = false;
  let risky = false;
  for (const v of scope.starts) {
    const repairs = cost[v]!;
    if (repairs < 0) verdict[v] = 'incomplete';
    else if (repairs > 0) verdict[v] = 'broken';
    else verdict[v] = towardsRisk[v]! >= 0 ? 'at-risk' : 'intact';
    if (repairs >= 0) chains = true;
    if (repairs === 0) works = true;
    if (verdict[v] === 'at-risk') risky = true;
  }
  if (scope.parent < 0) return;
  for (const v of scope.members) if (negative[v] || atRisk[v]) risky = true;
  if (risky) atRisk[scope.parent] = 1;
  if (chains && !works && !mended[scope.parent]) {
    brokenInside[scope.parent] = 1;
    negative[scope.parent] = 1;
  }
}
