import { type AnalysisCore, analyzeCore } from './analyze-core';
import { shapleyValues } from './chains/shapley-values';
import { makeFacts } from './findings/facts';
import { findFindings } from './findings/find-findings';
import { readRuleSettings } from './findings/rule-settings';
import { type CustomerFlow, customerFlow } from './flow/customer-flow';
import type { JourneyGraph } from './graph/journey-graph';
import { disjointCounter } from './repairs/disjoint-chains';
import { namePoints } from './repairs/single-points';
import { findDisputes } from './states/disputes';
import { LazyMap } from './states/lazy-map';
import type { Analysis, AnalysisInput, ScopeFigures, TouchpointFigures } from './types';

export { analyzeStates, createStateAnalyzer } from './states/analyze-states';

/** Everything that is known of a map: states, verdicts, counts, repairs, flow and findings. Pure. */
export function analyze(input: AnalysisInput): Analysis {
  return completeAnalysis(analyzeCore(input));
}

/** `analyze` for a map that is being edited: what hangs on its graph only is kept while the graph stays the same. */
export function createAnalyzer(): (input: AnalysisInput) => Analysis {
  let last: AnalysisCore | undefined;
  return (input) => {
    last = analyzeCore(input, last);
    return completeAnalysis(last);
  };
}

function completeAnalysis(core: AnalysisCore): Analysis {
  const { input, graph, evaluation, condensation, kernels, counts, repairs } = core;
  const shapley = shapleyValues(graph, condensation, kernels, evaluation.negative);
  const flow = customerFlow(graph, evaluation, input);
  const efforts = effortsOf(graph, input);
  const nameOf = (v: number) => graph.ids[v]!;
  const known = {
    ...core.described.states,
    scopeFigures: describeScopeFigures(core, flow),
    figures: new LazyMap(
      graph.ids,
      () => graph.indexOf,
      (v): TouchpointFigures => ({
        restores: counts.restoresOf(v),
        shapley: shapley[v]!,
        loss: flow.loss[v]!,
        assumed: evaluation.reaction[v] === null || flow.lossAssumed[v] === 1,
        gain: flow.gain[v]!,
        effort: efforts[v] ?? null,
      }),
    ),
    flows: flow.flows,
    repairs: { touchpoints: repairs.mend.map(nameOf), optimal: repairs.optimal },
    singlePoints: namePoints(core.singlePoints, graph),
    disputes: findDisputes(graph, evaluation, input),
  };
  return { ...known, findings: findFindings(makeFacts(graph, known, input), readRuleSettings(input.rules)) };
}

function describeScopeFigures({ graph, evaluation, counts }: AnalysisCore, flow: CustomerFlow): ScopeFigures[] {
  const nameOf = (v: number) => graph.ids[v]!;
  const disjoint = disjointCounter(graph, evaluation);
  return graph.scopes.map((scope, s) => ({
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
  }));
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
