import { isId } from '../../model/ids';
import type { Role } from '../../model/types';
import type { Fix, FixCommand } from '../types';
import { describeFix } from '../words/describe-fix';
import type { Facts } from './facts';

/** A fix whose title names touchpoints by their ids; the page puts `message` into words with labels. */
export function makeFix(id: string, data: Fix['message']['data'], commands: readonly FixCommand[]): Fix {
  const message = { id, data };
  return { title: describeFix({ message }, (name) => name), message, commands };
}

/**
 * Marks a touchpoint as a start or a final. Where its family goes by inference, the ends that were inferred are marked
 * with it: the first mark of a family would take their role away.
 */
export function markAs(facts: Facts, id: string, role: Extract<Role, 'start' | 'final'>): FixCommand[] {
  const family = facts.family(id);
  const [marked, others] =
    role === 'start' ? [family.markedStarts, family.otherStarts] : [family.markedFinals, family.otherFinals];
  const inferred = marked.length > 0 ? [] : others;
  return [{ type: 'set-touchpoints', ids: [...new Set([id, ...inferred])], fields: { role } }];
}

/** Takes a marked role away. */
export function clearMark(id: string): Fix {
  return makeFix('clear-mark', { touchpoint: id }, [{ type: 'set-touchpoints', ids: [id], fields: { role: null } }]);
}

/** An id for a transition that a fix adds: the same on every peer, valid, and not in use. */
export function transitionId(facts: Facts, source: string, target: string): string {
  const plain = `${source}-${target}`;
  const stem = isId(plain) ? plain : `${source.slice(0, 29)}-${target.slice(0, 29)}`;
  let id = stem;
  for (let count = 2; facts.hasTransition(id); count++) id = `${stem.slice(0, 58)}-${count}`;
  return id;
}
