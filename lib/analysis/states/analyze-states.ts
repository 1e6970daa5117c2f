import { buildGraph } from '../graph/build-graph';
import { sameTopology } from '../graph/same-topology';
import type { AnalysisInput, StateAnalysis } from '../types';
import { type DescribedStates, describeStates } from './describe-states';
import { evaluate } from './evaluate';

/** What the eye needs at once: roles, states and verdicts of a whole map. O(n log n + m). */
export function analyzeStates(input: AnalysisInput): StateAnalysis {
  const graph = buildGraph(input);
  return describeStates(graph, evaluate(graph, input.touchpoints, input.mended)).states;
}

/**
 * `analyzeStates` for a map that is being edited: the graph is kept while touchpoints, nesting, marked roles and
 * transitions stay the same, and states that did not change keep their identity. Equal to a fresh analysis always.
 */
export function createStateAnalyzer(): (input: AnalysisInput) => StateAnalysis {
  let last: { input: AnalysisInput; described: DescribedStates } | null = null;
  return (input) => {
    const graph = last && sameTopology(last.input, input) ? last.described.graph : buildGraph(input);
    const described = describeStates(graph, evaluate(graph, input.touchpoints, input.mended), last?.described);
    last = { input, described };
    return described.states;
  };
}
