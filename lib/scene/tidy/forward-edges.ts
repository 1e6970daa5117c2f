import type { JourneyMap } from '../../model/types';
import { connectedGroups, layoutGraph } from '../layer-graph';

/**
 * The transitions that shape the layout. A hand-over does when the chains that it leads into begin only there: they
 * continue to the right. Otherwise it leads back or across, and drawing it must not tear the chains apart.
 */
export function forwardEdges(map: JourneyMap, index: ReadonlyMap<string, number>): (readonly [number, number])[] {
  const { touchpoints, transitions } = map;
  const edges = transitions.map(({ source, target }) => [index.get(source)!, index.get(target)!] as const);
  const isHandover = ([from]: readonly [number, number]): boolean => touchpoints[from]!.role === 'final';
  const within = edges.filter((edge) => !isHandover(edge));
  const handovers = edges.filter(isHandover);
  if (handovers.length === 0) return within;
  const chains = layoutGraph(touchpoints.length, within);
  const family = new Int32Array(touchpoints.length);
  const entered = new Set(handovers.map(([, to]) => to));
  const continues = connectedGroups(chains).map((group, i) => {
    for (const vertex of group) family[vertex] = i;
    const sources = group.filter((vertex) => chains.in[vertex]!.length === 0 || touchpoints[vertex]!.role === 'start');
    return sources.length > 0 && sources.every((vertex) => entered.has(vertex));
  });
  return [...within, ...handovers.filter(([from, to]) => family[from] !== family[to] && continues[family[to]!])];
}
