import type { JourneyGraph, Scope } from '../graph/journey-graph';
import type { Verdict } from '../types';

export interface ScopeJudgement {
  /** Of a start of the scope; void after the next call. */
  verdictOf(start: number): Verdict;
  /** Chains exist and none is intact. */
  readonly broken: boolean;
  /** A part is negative or at risk, or a start is at risk. */
  readonly risky: boolean;
}

/**
 * Verdicts of one scope for reactions of choice, without paths or costs: what `evaluate` says of it, for asking 'what
 * if' again and again. Takes what is negative and at risk by vertex.
 */
export function createJudge(
  graph: JourneyGraph,
): (scope: Scope, negative: Uint8Array, atRisk: Uint8Array) => ScopeJudgement {
  const { offsets, targets } = graph.back;
  const n = graph.ids.length;
  const works = new Int32Array(n);
  const risks = new Int32Array(n);
  const queue = new Int32Array(n);
  let round = 0;

  return (scope, negative, atRisk) => {
    round++;
    const spread = (seen: Int32Array, from: (v: number) => boolean, allowed: (v: number) => boolean) => {
      let tail = 0;
      for (const v of scope.members) {
        if (!from(v)) continue;
        seen[v] = round;
        queue[tail++] = v;
      }
      for (let head = 0; head < tail; head++) {
        const v = queue[head]!;
        for (let i = offsets[v]!; i < offsets[v + 1]!; i++) {
          const u = targets[i]!;
          if (seen[u] === round || !allowed(u)) continue;
          seen[u] = round;
          queue[tail++] = u;
        }
      }
    };
    spread(
      works,
      (v) => graph.isFinal[v] === 1 && !negative[v],
      (u) => !negative[u],
    );
    spread(
      risks,
      (v) => negative[v] === 1 || atRisk[v] === 1 || !graph.completes[v],
      () => true,
    );
    const mine = round;
    const verdictOf = (start: number): Verdict => {
      if (!graph.completes[start]) return 'incomplete';
      if (works[start] !== mine) return 'broken';
      return risks[start] === mine ? 'at-risk' : 'intact';
    };
    const verdicts = Array.from(scope.starts, verdictOf);
    const chains = verdicts.some((verdict) => verdict !== 'incomplete');
    return {
      verdictOf,
      broken: chains && verdicts.every((verdict) => verdict === 'broken' || verdict === 'incomplete'),
      risky: verdicts.includes('at-risk') || scope.members.some((v) => negative[v] === 1 || atRisk[v] === 1),
    };
  };
}
