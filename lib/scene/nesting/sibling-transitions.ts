import type { Transition } from '../../model/types';
import { type Nest, wholesAround } from './nest';

/** Transitions between siblings, by what they are parts of; those between levels are lifted to where the ends are siblings. */
export function transitionsByScope(
  transitions: readonly Transition[],
  nest: Nest,
): ReadonlyMap<string | null, Transition[]> {
  const scopes = new Map<string | null, Transition[]>();
  for (const transition of transitions) {
    const lifted = liftToSiblings(transition, nest);
    if (!lifted) continue;
    const scope = nest.parent.get(lifted.source) ?? null;
    const list = scopes.get(scope);
    if (list) list.push(lifted);
    else scopes.set(scope, [lifted]);
  }
  return scopes;
}

/** The transition between the two siblings that its ends are, or are inside of; null when one end is inside the other. */
function liftToSiblings(transition: Transition, nest: Nest): Transition | null {
  const { source, target } = transition;
  if (nest.parent.get(source) === nest.parent.get(target)) return transition;
  const from = [source, ...wholesAround(nest, source)].reverse();
  const to = [target, ...wholesAround(nest, target)].reverse();
  let level = 0;
  while (level < from.length && level < to.length && from[level] === to[level]) level += 1;
  const [a, b] = [from[level], to[level]];
  return a === undefined || b === undefined ? null : { ...transition, source: a, target: b };
}
