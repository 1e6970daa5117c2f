import { type JourneyGraph, LinkCode } from '../graph/journey-graph';
import type { AnalysisInput } from '../types';

/** A transition that counts, its ends lifted to the scope that they have in common. */
export interface CountedLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: 'edge' | 'handover' | 'loop';
  /** Share of the customers at `source`, as given. */
  readonly share?: number;
}

/** Self-loops and all transitions but the ignored ones, by id. */
export function countedLinks(graph: JourneyGraph, input: AnalysisInput): CountedLink[] {
  const shares = new Map<string, number>();
  for (const { id, share } of input.transitions) if (share !== undefined && !shares.has(id)) shares.set(id, share);
  const links: CountedLink[] = [];
  for (let i = 0; i < graph.transitionIds.length; i++) {
    const id = graph.transitionIds[i]!;
    const loop = graph.loopAt[i]!;
    if (graph.link[i] === LinkCode.Ignored && loop < 0) continue;
    const share = shares.get(id);
    links.push({
      id,
      source: graph.ids[loop < 0 ? graph.source[i]! : loop]!,
      target: graph.ids[loop < 0 ? graph.target[i]! : loop]!,
      kind: loop >= 0 ? 'loop' : graph.link[i] === LinkCode.Handover ? 'handover' : 'edge',
      ...(share !== undefined && { share }),
    });
  }
  return links;
}
