import type { JourneyGraph, Scope } from '../graph/journey-graph';
import type { AnalysisInput, AnalysisTouchpoint, Dispute, Verdict } from '../types';
import type { Evaluation } from './evaluate';
import { createJudge } from './judge-scope';

/**
 * Touchpoints and transitions that may be looked at again to find what all disputes of a map would turn. Disputes over
 * it, the last by id, are told without their flips.
 */
export const DISPUTE_BUDGET = 2_000_000;

/**
 * Touchpoints of which people say both that they are negative and that they are not, by id, and the verdicts that
 * hang on it. What is judged as mended is left out.
 */
export function findDisputes(
  graph: JourneyGraph,
  evaluation: Evaluation,
  input: AnalysisInput,
  budget: number = DISPUTE_BUDGET,
): Dispute[] {
  const split: { v: number; votes: Dispute['votes'] }[] = [];
  const rated = new Map<number, AnalysisTouchpoint>();
  for (const touchpoint of input.touchpoints) {
    const v = graph.indexOf.get(touchpoint.id);
    if (v !== undefined && touchpoint.ratings && !input.mended?.has(touchpoint.id)) rated.set(v, touchpoint);
  }
  for (const [v, touchpoint] of rated) {
    const votes = countVotes(touchpoint);
    if (votes.negative > 0 && votes.neutral + votes.positive > 0) split.push({ v, votes });
  }
  if (split.length === 0) return [];
  split.sort((a, b) => a.v - b.v);
  const flipsOf = createFlips(graph, evaluation);
  let left = budget;
  return split.map(({ v, votes }): Dispute => {
    const known = { id: graph.ids[v]!, votes, reaction: evaluation.reaction[v]! };
    left -= workOf(graph, v);
    if (left < 0) return { ...known, flips: [], exact: false };
    return { ...known, flips: flipsOf(v), exact: true };
  });
}

function countVotes({ reaction, ratings }: AnalysisTouchpoint): Dispute['votes'] {
  const votes = { negative: 0, neutral: 0, positive: 0 };
  for (const view of [...(reaction ? [reaction] : []), ...(ratings ?? []).map((rating) => rating.reaction)]) {
    if (Object.hasOwn(votes, view)) votes[view]++;
  }
  return votes;
}

/** At most so much is looked at again when one touchpoint is turned. */
function workOf(graph: JourneyGraph, v: number): number {
  let work = 0;
  for (let at = v; at >= 0; at = graph.nesting.parent[at]!) {
    const { members } = graph.scopes[graph.scopeOf[at]!]!;
    work += members.length;
    for (const u of members) work += graph.out.offsets[u + 1]! - graph.out.offsets[u]!;
  }
  return work;
}

/** Gives a function of a touchpoint: the verdicts that turn when it is negative and was not, or the other way round. */
function createFlips(graph: JourneyGraph, evaluation: Evaluation): (v: number) => Dispute['flips'] {
  const judge = createJudge(graph);
  const negative = evaluation.negative.slice();
  const atRisk = evaluation.atRisk.slice();
  const idOf = (scope: Scope) => (scope.parent < 0 ? null : graph.ids[scope.parent]!);
  return (v) => {
    const flips: Dispute['flips'][number][] = [];
    const changed: number[] = [];
    const set = (u: number, isNegative: number, isAtRisk: number) => {
      changed.push(u);
      negative[u] = isNegative;
      atRisk[u] = isAtRisk;
    };
    const wasRated = evaluation.reaction[v] === 'negative';
    set(v, wasRated ? evaluation.brokenInside[v]! : 1, atRisk[v]!);
    for (let at = v; negative[at] !== evaluation.negative[at] || atRisk[at] !== evaluation.atRisk[at]; ) {
      const scope = graph.scopes[graph.scopeOf[at]!]!;
      const { verdictOf, broken, risky } = judge(scope, negative, atRisk);
      for (const start of scope.starts) {
        const from = evaluation.verdict[start] as Verdict;
        const to = verdictOf(start);
        if (from !== to) flips.push({ scope: idOf(scope), start: graph.ids[start]!, from, to });
      }
      at = scope.parent;
      if (at < 0) break;
      const stays = evaluation.reaction[at] === 'negative';
      const held = evaluation.mended[at] === 1;
      set(at, (stays || broken) && !held ? 1 : 0, risky ? 1 : 0);
    }
    for (const u of changed) {
      negative[u] = evaluation.negative[u]!;
      atRisk[u] = evaluation.atRisk[u]!;
    }
    return flips;
  };
}
