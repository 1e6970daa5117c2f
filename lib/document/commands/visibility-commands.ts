import { getItem, isVisible, type Roots } from '../roots';
import { removeItem, setKey } from '../write-fields';

/**
 * Removes touchpoints and transitions. Transitions of a removed touchpoint are not touched: they are hidden when
 * read, and come back with it. Its parts become parts of what it was a part of itself; where that is nothing they stand
 * at the root meanwhile.
 */
export function removeItems(roots: Roots, touchpoints: readonly string[], transitions: readonly string[]): void {
  for (const id of transitions) removeItem(roots, 'transitions', id);
  for (const id of touchpoints) removeItem(roots, 'touchpoints', id);
  raiseParts(roots, touchpoints);
}

function raiseParts(roots: Roots, removed: readonly string[]): void {
  const heirs = new Map<string, string>();
  for (const id of removed) {
    const heir = survivorAround(roots, id);
    if (heir !== undefined) heirs.set(id, heir);
  }
  if (heirs.size === 0) return;
  for (const id of roots.touchpoints.keys()) {
    const item = getItem(roots.touchpoints, id);
    const parent = item?.get('parent');
    const heir = typeof parent === 'string' ? heirs.get(parent) : undefined;
    if (item && heir !== undefined && heir !== id && isVisible(item)) setKey(item, 'parent', heir);
  }
}

/** The nearest touchpoint around one that is not removed. */
function survivorAround(roots: Roots, id: string): string | undefined {
  const seen = new Set([id]);
  const parentOf = (child: string): unknown => getItem(roots.touchpoints, child)?.get('parent');
  for (let at = parentOf(id); typeof at === 'string' && !seen.has(at); at = parentOf(at)) {
    if (isVisible(getItem(roots.touchpoints, at))) return at;
    seen.add(at);
  }
  return undefined;
}

/** Brings removed touchpoints and transitions back, with all that anybody has written into them meanwhile. */
export function restoreItems(roots: Roots, ids: readonly string[]): void {
  for (const id of ids) {
    for (const root of [roots.touchpoints, roots.transitions]) {
      const item = getItem(root, id);
      if (item) setKey(item, 'removed', undefined);
    }
  }
}
