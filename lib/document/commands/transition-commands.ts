import { isId } from '../../model/ids';
import { encodeFields } from '../encode-item';
import { encodeTransition } from '../encode-map';
import { getItem, isVisible, type Roots } from '../roots';
import type { Command, TransitionFields } from '../types';
import { clearExtra, putItem, setFields } from '../write-fields';

/** Adds a transition between two touchpoints that are there; otherwise, or when the id is in use, does nothing. */
export function addTransition(roots: Roots, command: Extract<Command, { type: 'add-transition' }>): void {
  const { type: _, ...transition } = command;
  if (!isId(command.id) || isVisible(getItem(roots.transitions, command.id))) return;
  if (!isThere(roots, command.source) || !isThere(roots, command.target)) return;
  putItem(roots, 'transitions', command.id, encodeTransition(transition));
}

/** Sets fields of a transition, a removed one too (as with touchpoints); an end can only be moved to a touchpoint that is there. */
export function setTransition(roots: Roots, id: string, fields: TransitionFields): void {
  const item = getItem(roots.transitions, id);
  if (!item) return;
  const stored = encodeFields('transitions', fields);
  if (stored.has('label') && (fields.label ?? null) === null) stored.set('label', undefined);
  for (const end of ['source', 'target']) {
    const touchpoint = stored.get(end);
    if (typeof touchpoint !== 'string' || !isThere(roots, touchpoint)) stored.delete(end);
  }
  setFields(item, stored);
  if ('extra' in fields) clearExtra('transitions', item, stored);
}

function isThere(roots: Roots, id: string): boolean {
  return isId(id) && isVisible(getItem(roots.touchpoints, id));
}
