import type { JourneyGraph } from '../graph/journey-graph';
import type { Evaluation } from './evaluate';

/** A path that proves the verdict of start `v`; see StartResult.witness. */
export function witnessOf(graph: JourneyGraph, evaluation: Evaluation, v: number): number[] {
  const verdict = evaluation.verdict[v]!;
  if (verdict === 'incomplete') return walkOn(graph, v);
  const next = verdict === 'at-risk' ? evaluation.towardsRisk : evaluation.towardsFinal;
  const path = [v];
  for (let at = v; next[at]! >= 0 && next[at] !== at; ) {
    at = next[at]!;
    path.push(at);
  }
  return path;
}

/** From `from` on, always to the first touchpoint not passed yet, until there is none. */
function walkOn(graph: JourneyGraph, from: number): number[] {
  const { offsets, targets } = graph.out;
  const passed = new Set<number>();
  for (let at = from; at >= 0; ) {
    passed.add(at);
    let next = -1;
    for (let i = offsets[at]!; i < offsets[at + 1]! && next < 0; i++) {
      if (!passed.has(targets[i]!)) next = targets[i]!;
    }
    at = next;
  }
  return [...passed];
}
