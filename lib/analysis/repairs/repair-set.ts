import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from '../states/evaluate';
import { repairChoices, smallestChoice } from './repair-choices';
import { repairGreedily } from './repair-greedily';

export interface RepairSet {
  /** Vertices, ascending. */
  readonly mend: readonly number[];
  /** It is known to be a smallest set, and the first of those by sorted ids. */
  readonly optimal: boolean;
}

/**
 * A set of negatives to mend so that every start of the root scope that is not incomplete has an intact chain.
 * Node-weighted directed Steiner, NP-hard: branch and bound while few negatives matter, greedy above.
 */
export function repairSet(graph: JourneyGraph, evaluation: Evaluation): RepairSet {
  const broken = Array.from(graph.scopes[0]!.starts).filter((v) => evaluation.cost[v]! > 0);
  if (broken.length === 0) return { mend: [], optimal: true };
  const choices = repairChoices(graph, evaluation, broken);
  const chosen = choices && smallestChoice(choices);
  if (chosen) return { mend: chosen, optimal: true };
  return { mend: repairGreedily(graph, evaluation, broken), optimal: false };
}
