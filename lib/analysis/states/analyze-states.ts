import { buildGraph } from '../graph/build-graph';
import type { JourneyGraph } from '../graph/journey-graph';
import type { AnalysisInput, StateAnalysis } from '../types';
import { describeStates } from './describe-states';
import { evaluate } from './evaluate';

/** What the eye needs at once: roles, states and verdicts of a whole map. O(n log n + m). */
export function analyzeStates(input: AnalysisInput): StateAnalysis {
  const graph = buildGraph(input);
  return describeStates(graph, evaluate(graph, input.touchpoints));
}

/**
 * `analyzeStates` for a map that is being edited: the graph is kept while touchpoints, nesting, marked roles and
 * transitions stay the same, and states that did not change keep their identity. Equal to a fresh analysis always.
 */
export function createStateAnalyzer(): (input: AnalysisInput) => StateAnalysis {
  let last: { input: AnalysisInput; graph: JourneyGraph; states: StateAnalysis } | null = null;
  return (input) => {
    const graph = last && sameTopology(last.input, input) ? last.graph : buildGraph(input);
    const states = describeStates(graph, evaluate(graph, input.touchpoints), last?.states);
    last = { input, graph, states };
    return states;
  };
}

/** Whether two inputs have the same graph: the same touchpoints, parents, marked roles and transitions, in the same order. */
export function sameTopology(a: AnalysisInput, b: AnalysisInput): boolean {
  if (a.touchpoints.length !== b.touchpoints.length || a.transitions.length !== b.transitions.length) return false;
  if (a.touchpoints !== b.touchpoints) {
    for (let i = 0; i < a.touchpoints.length; i++) {
      const x = a.touchpoints[i]!;
      const y = b.touchpoints[i]!;
      if (x !== y && (x.id !== y.id || x.parent !== y.parent || x.role !== y.role)) return false;
    }
  }
  if (a.transitions !== b.transitions) {
    for (let i = 0; i < a.transitions.length; i++) {
      const x = a.transitions[i]!;
      const y = b.transitions[i]!;
      if (x !== y && (x.id !== y.id || x.source !== y.source || x.target !== y.target)) return false;
    }
  }
  return true;
}
