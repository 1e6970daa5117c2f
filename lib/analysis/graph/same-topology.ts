import type { AnalysisInput } from '../types';

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
