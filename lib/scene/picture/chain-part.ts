import type { StateAnalysis } from '../../analysis/types';
import type { JourneyMap, Transition } from '../../model/types';
import { type Nest, readNest } from '../nesting/nest';
import { transitionsByScope } from '../nesting/sibling-transitions';

/**
 * The touchpoints on ways from a start to a final of its scope; where it reaches none, all that it does reach. A chain
 * ends where it leads into a new one.
 */
export function touchpointsOfChains(map: JourneyMap, analysis: StateAnalysis, start: string): ReadonlySet<string> {
  const nest = readNest(map.touchpoints);
  const scope = nest?.parent.get(start) ?? null;
  const links = linksOf(map.transitions, nest, scope).filter(({ id }) => {
    const state = analysis.transitions.get(id)?.state;
    return state !== undefined && state !== 'handover' && state !== 'ignored';
  });
  const onwards = reach([start], links, ({ source, target }) => [source, target]);
  const finals = analysis.scopes.find(({ id }) => id === scope)?.finals ?? [];
  const ends = finals.filter((id) => onwards.has(id) && id !== start);
  if (ends.length === 0) return onwards;
  const backwards = reach(ends, links, ({ source, target }) => [target, source]);
  return new Set([...onwards].filter((id) => backwards.has(id)));
}

function linksOf(transitions: readonly Transition[], nest: Nest | null, scope: string | null): readonly Transition[] {
  return nest ? (transitionsByScope(transitions, nest).get(scope) ?? []) : transitions;
}

function reach(
  from: readonly string[],
  links: readonly Transition[],
  way: (link: Transition) => readonly [string, string],
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const link of links) {
    const [source, target] = way(link);
    const known = next.get(source);
    if (known) known.push(target);
    else next.set(source, [target]);
  }
  const reached = new Set(from);
  for (const id of reached) for (const target of next.get(id) ?? []) reached.add(target);
  return reached;
}
