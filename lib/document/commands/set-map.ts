import { splitCharacters, toWellFormed } from '../../model/characters';
import { isId } from '../../model/ids';
import type { Json, Phase } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { encodePhase } from '../encode-map';
import type { Roots } from '../roots';
import { toStored } from '../stored-values';
import { putItem, removeItem, setKey } from '../write-fields';

export function setTitle(roots: Roots, title: string): void {
  setKey(roots.meta, 'title', splitCharacters(toWellFormed(title), LIMITS.textCharacters)[0]);
}

/** Keeps what the map says of its rules as it is given; undefined clears it. */
export function setRules(roots: Roots, rules: Json | undefined): void {
  setKey(roots.meta, 'rules', rules === undefined ? undefined : toStored(rules));
  setKey(roots.meta, '~rules', undefined);
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
