import { splitCharacters, toWellFormed } from '../../model/characters';
import { isId } from '../../model/ids';
import type { Phase } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { encodePhase } from '../encode-map';
import type { Roots } from '../roots';
import { putItem, removeItem, setKey } from '../write-fields';

export function setTitle(roots: Roots, title: string): void {
  setKey(roots.meta, 'title', splitCharacters(toWellFormed(title), LIMITS.textCharacters)[0]);
}

/** Makes `phases` the lanes of the map, in this order. Touchpoints keep the phase they name, listed or not. */
export function setPhases(roots: Roots, phases: readonly Phase[]): void {
  const kept = new Map(phases.filter((phase) => isId(phase.id)).map((phase) => [phase.id, phase]));
  for (const id of [...roots.phases.keys()]) {
    if (!kept.has(id)) removeItem(roots, 'phases', id);
  }
  [...kept.values()].forEach((phase, order) => {
    putItem(roots, 'phases', phase.id, encodePhase(phase, order));
  });
}
