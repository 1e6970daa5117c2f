import { condense } from './chains/condensation';
import { countChains } from './chains/count-chains';
import { makeKernels } from './chains/make-kernels';
import { shapleyValues } from './chains/shapley-values';
import { makeFacts } from './findings/facts';
import { findFindings } from './findings/find-findings';
import { readRuleSettings } from './findings/rule-settings';
import { customerFlow } from './flow/customer-flow';
import { buildGraph } from './graph/build-graph';
import type { JourneyGraph } from './graph/journey-graph';
import { disjointCounter } from './repairs/disjoint-chains';
import { repairSet } from './repairs/repair-set';
import { namePoints, singlePoints } from './repairs/single-points';
import { describeStates } from './states/describe-states';
import { findDisputes } from './states/disputes';
import { evaluate } from './states/evaluate';
import type { Analysis, AnalysisInput, ScopeFigures, TouchpointFigures } from './types';

export { analyzeStates, createStateAnalyzer } from './states/analyze-states';

/** Everything that is known of a map: states, verdicts, counts, repairs, flow and findings. Pure. */
export function analyze(input: AnalysisInput): Analysis {
  const graph = buildGraph(input);
  const evaluation = evaluate(graph, input.touchpoints, input.mended);
  const { negative, reaction } = evaluation;
  const condensation = condense(graph);
  const kernels = makeKernels(condensation, negative);
  const counts = countChains(graph, condensation, kernels, negative);
  const shapley = shapleyValues(graph, condensation, kernels, negative);
  const flow = customerFlow(graph, evaluation, input);
  const disjoint = disjointCounter(graph, evaluation);
  const repairs = repairSet(graph, evaluation);

  const efforts = effortsOf(graph, input);

  const nameOf = (v: number) => graph.ids[v]!;
  const scopeFigures = graph.scopes.map(
    (scope, s): ScopeFigures => ({
      id: scope.parent < 0 ? null : nameOf(scope.parent),
      chains: { total: counts.total[s]!, intact: counts.intact[s]!, exact: counts.exact[s]! },
      flow: { conversion: flow.scopeConversion[s]!, trapped: flow.scopeTrapped[s]! },
      starts: new Map(
        Array.from(scope.starts, (v) => [
          nameOf(v),
          {
            conversion: flow.conversion[v]!,
            touches: Number.isNaN(flow.touches[v]!) ? null : flow.touches[v]!,
            disjoint: disjoint(v),
          },
        ]),
      ),
    }),
  );
  const figures = new Map<string, TouchpointFigures>();
  for (let v = 0; v < graph.ids.length; v++) {
    figures.set(nameOf(v), {
      restores: counts.restoresOf(v),
      shapley: shapley[v]!,
      loss: flow.loss[v]!,
      assumed: reaction[v] === null || flow.lossAssumed[v] === 1,
      gain: flow.gain[v]!,
      effort: efforts[v] ?? null,
    });
  }
  const known = {
    ...describeStates(graph, evaluation).states,
    scopeFigures,
    figures,
    flows: flow.flows,
    repairs: { touchpoints: repairs.mend.map(nameOf), optimal: repairs.optimal },
    singlePoints: namePoints(singlePoints(graph, evaluation), graph),
    disputes: findDisputes(graph, evaluation, input),
  };
  return { ...known, findings: findFindings(makeFacts(graph, known, input), readRuleSettings(input.rules)) };
}

/** Efforts as given, by vertex. */
function effortsOf(graph: JourneyGraph, { touchpoints }: AnalysisInput): (number | undefined)[] {
  const efforts = new Array<number | undefined>(graph.ids.length).fill(undefined);
  for (const { id, effort } of touchpoints) {
    const v = graph.indexOf.get(id);
    if (v !== undefined && typeof effort === 'number') efforts[v] = effort;
  }
  return efforts;
}
