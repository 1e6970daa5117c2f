import { isId } from '../../model/ids';
import type { Phase } from '../../model/types';
import { decodePhase } from '../decode-item';
import { encodePhase, encodeTouchpoint, encodeTransition } from '../encode-map';
import { getItem, isVisible, type Roots } from '../roots';
import type { MapFragment } from '../types';
import { putItem } from '../write-fields';

/**
 * Puts a fragment in under new ids. A transition with an end, or a part with a parent, outside the fragment keeps it
 * where the map has that touchpoint, and is left out (the part stands at the root) where it has not.
 */
export function insertFragment(roots: Roots, fragment: MapFragment, ids: Readonly<Record<string, string>>): void {
  const rename = (id: string): string => (Object.hasOwn(ids, id) ? (ids[id] ?? id) : id);
  const inside = new Set(fragment.touchpoints.map((item) => item.id));
  const place = (id: string): string | undefined => {
    if (inside.has(id)) return rename(id);
    return isVisible(getItem(roots.touchpoints, id)) ? id : undefined;
  };
  const phases = addPhases(roots, fragment.phases ?? []);

  for (const item of fragment.touchpoints) {
    const id = rename(item.id);
    if (!isId(id) || isVisible(getItem(roots.touchpoints, id))) continue;
    const parent = item.parent === undefined ? undefined : place(item.parent);
    const phase = item.phase === undefined ? undefined : (phases.get(item.phase) ?? item.phase);
    putItem(roots, 'touchpoints', id, encodeTouchpoint({ ...item, id, parent, phase } as typeof item));
  }
  for (const item of fragment.transitions) {
    const [id, source, target] = [rename(item.id), place(item.source), place(item.target)];
    if (source === undefined || target === undefined) continue;
    if (!isId(id) || isVisible(getItem(roots.transitions, id))) continue;
    putItem(roots, 'transitions', id, encodeTransition({ ...item, id, source, target }));
  }
}

/** Adds the phases that the map has not, by id and by label. Gives the map's id for each of the fragment's ids. */
function addPhases(roots: Roots, phases: readonly Phase[]): Map<string, string> {
  const byLabel = new Map<string, string>();
  let next = 0;
  for (const [id, value] of roots.phases.entries()) {
    const known = decodePhase(id, value);
    if (!known) continue;
    byLabel.set(known.phase.label, id);
    if (known.order < Number.MAX_VALUE) next = Math.max(next, known.order + 1);
  }
  const result = new Map<string, string>();
  for (const phase of phases) {
    if (!isId(phase.id)) continue;
    const existing = isVisible(getItem(roots.phases, phase.id)) ? phase.id : byLabel.get(phase.label);
    if (existing === undefined) {
      putItem(roots, 'phases', phase.id, encodePhase(phase, next));
      next += 1;
    }
    result.set(phase.id, existing ?? phase.id);
  }
  return result;
}
