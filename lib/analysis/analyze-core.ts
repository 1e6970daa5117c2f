import { type Condensation, condense } from './chains/condensation';
import { type ChainCounts, countChains } from './chains/count-chains';
import type { Kernel } from './chains/kernel';
import { makeKernels } from './chains/make-kernels';
import { buildGraph } from './graph/build-graph';
import type { JourneyGraph } from './graph/journey-graph';
import { sameTopology } from './graph/same-topology';
import { type RepairSet, repairSet } from './repairs/repair-set';
import { singlePoints } from './repairs/single-points';
import { type DescribedStates, describeStates } from './states/describe-states';
import { type Evaluation, evaluate } from './states/evaluate';
import type { AnalysisInput } from './types';

/**
 * The analysis but for Shapley values, resilience, flow and findings: roles, states, verdicts with the fewest repairs
 * of each start, counts, what each negative restores, the repair set and single points of failure. By vertex; what is
 * told in words is made when it is read.
 */
export interface AnalysisCore {
  readonly input: AnalysisInput;
  readonly graph: JourneyGraph;
  readonly evaluation: Evaluation;
  readonly described: DescribedStates;
  readonly condensation: Condensation;
  readonly kernels: readonly Kernel[];
  readonly counts: ChainCounts;
  readonly repairs: RepairSet;
  readonly singlePoints: ReadonlyMap<number, readonly number[]>;
}

/** Works it out; of the `last` map's what depends on its graph only is kept while the graph is the same. */
export function analyzeCore(input: AnalysisInput, last?: AnalysisCore): AnalysisCore {
  const kept = last && sameTopology(last.input, input) ? last : undefined;
  const graph = kept?.graph ?? buildGraph(input);
  const evaluation = evaluate(graph, input.touchpoints, input.mended);
  const condensation = kept?.condensation ?? condense(graph);
  const { negative } = evaluation;
  const kernels = makeKernels(
    condensation,
    negative,
    kept && { kernels: kept.kernels, negative: kept.evaluation.negative },
  );
  return {
    input,
    graph,
    evaluation,
    described: describeStates(graph, evaluation, last?.described),
    condensation,
    kernels,
    counts: countChains(graph, condensation, kernels, negative, kept?.counts.total),
    repairs: repairSet(graph, evaluation),
    singlePoints: singlePoints(graph, evaluation),
  };
}
