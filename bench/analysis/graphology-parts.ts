import Graph from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import type { AnalysisInput } from '../../lib/analysis/types';

/** The same map as a graph of graphology. */
export function graphologyOf(input: AnalysisInput): Graph {
  const graph = new Graph({ type: 'directed', multi: true, allowSelfLoops: true });
  for (const touchpoint of input.touchpoints) graph.addNode(touchpoint.id);
  for (const transition of input.transitions) {
    graph.addDirectedEdgeWithKey(transition.id, transition.source, transition.target);
  }
  return graph;
}

export const components = stronglyConnectedComponents;

/** What can be reached from `from`, forward, or backward; breadth first. */
export function reach(graph: Graph, from: readonly string[], way: 'out' | 'in'): Set<string> {
  const seen = new Set(from);
  const visit = (id: string): void => {
    seen.add(id);
  };
  for (const id of seen) {
    if (way === 'out') graph.forEachOutNeighbor(id, visit);
    else graph.forEachInNeighbor(id, visit);
  }
  return seen;
}
