import { isId } from '../../model/ids';
import { encodeFields } from '../encode-item';
import { encodeTouchpoint } from '../encode-map';
import { getItem, isVisible, type Roots } from '../roots';
import type { Command, TouchpointFields } from '../types';
import { clearExtra, putItem, setFields, setKey } from '../write-fields';

/** Adds a touchpoint. An id that is in use stays as it is; one that was removed comes back as it is given here. */
export function addTouchpoint(roots: Roots, command: Extract<Command, { type: 'add-touchpoint' }>): void {
  const { id, label, x, y, fields } = command;
  if (!isId(id) || isVisible(getItem(roots.touchpoints, id))) return;
  const parent = fields?.parent ?? undefined;
  const hasCircle = parent !== undefined && leadsTo(roots, parent, id);
  putItem(
    roots,
    'touchpoints',
    id,
    encodeTouchpoint({ ...fields, ...(hasCircle ? { parent: undefined } : {}), id, label, x, y } as never),
  );
}

/**
 * Sets the same fields on several touchpoints; a parent that would be its own ancestor is left as it was. One that a
 * peer has removed meanwhile takes the fields too: it stays hidden, and what was typed is there when it comes back.
 */
export function setTouchpoints(roots: Roots, ids: readonly string[], fields: TouchpointFields): void {
  const stored = encodeFields('touchpoints', fields);
  // Position has its own command: half a position would tear the other half.
  stored.delete('position');
  for (const id of ids) {
    const item = getItem(roots.touchpoints, id);
    if (!item) continue;
    const parent = stored.get('parent');
    if (typeof parent === 'string' && leadsTo(roots, parent, id)) {
      setFields(item, new Map([...stored].filter(([key]) => key !== 'parent')));
    } else setFields(item, stored);
    if ('extra' in fields) clearExtra('touchpoints', item, stored);
  }
}

/** One write a touchpoint, to be called when it is dropped: a drag itself travels by presence. */
export function moveTouchpoints(roots: Roots, moves: Extract<Command, { type: 'move' }>['moves']): void {
  for (const { id, x, y } of moves) {
    const item = getItem(roots.touchpoints, id);
    if (!isVisible(item) || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    setKey(item, 'position', [x + 0, y + 0]);
  }
}

/** True when going up from `from` over the parents leads to `id`. */
function leadsTo(roots: Roots, from: string, id: string): boolean {
  const seen = new Set<string>();
  let at: unknown = from;
  while (typeof at === 'string' && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    at = getItem(roots.touchpoints, at)?.get('parent');
  }
  return false;
}
