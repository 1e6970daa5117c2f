import { buildGraph } from './build-graph';
import { describeStates } from './describe-states';
import { evaluate } from './evaluate';
import type { AnalysisInput, StateAnalysis } from './types';

/** What the eye needs at once: roles, states and verdicts of a whole map. O(n log n + m). */
export function analyzeStates(input: AnalysisInput): StateAnalysis {
  const graph = buildGraph(input);
  return describeStates(graph, evaluate(graph, input.touchpoints));
}
