import { findFamilies } from '../graph/infer-roles';
import type { JourneyGraph } from '../graph/journey-graph';
import type { AnalysisTouchpoint } from '../types';

/** The ends of a family: of the touchpoints that hang together by transitions that are no handovers. Lists go by id. */
export interface Family {
  /** Marked by people. */
  readonly markedStarts: readonly string[];
  readonly markedFinals: readonly string[];
  /** What else counts as a start or a final. */
  readonly otherStarts: readonly string[];
  readonly otherFinals: readonly string[];
}

/** The family of each vertex. */
export function findFamilyEnds(
  graph: JourneyGraph,
  given: ReadonlyMap<string, AnalysisTouchpoint>,
): (v: number) => Family {
  const nameOf = findFamilies(graph.out);
  const families = new Map<number, { [Key in keyof Family]: string[] }>();
  for (let v = 0; v < nameOf.length; v++) {
    let family = families.get(nameOf[v]!);
    if (!family) {
      family = { markedStarts: [], markedFinals: [], otherStarts: [], otherFinals: [] };
      families.set(nameOf[v]!, family);
    }
    const id = graph.ids[v]!;
    const role = given.get(id)?.role;
    if (graph.isStart[v]) (role === 'start' ? family.markedStarts : family.otherStarts).push(id);
    if (graph.isFinal[v]) (role === 'final' ? family.markedFinals : family.otherFinals).push(id);
  }
  return (v) => families.get(nameOf[v]!)!;
}
