import { getItem, type Roots } from '../roots';
import { removeItem, setKey } from '../write-fields';

/**
 * Removes touchpoints and transitions. Transitions of a removed touchpoint are not touched: they are hidden when
 * read, and come back with it; so do its parts, which stand at the root meanwhile.
 */
export function removeItems(roots: Roots, touchpoints: readonly string[], transitions: readonly string[]): void {
  for (const id of transitions) removeItem(roots, 'transitions', id);
  for (const id of touchpoints) removeItem(roots, 'touchpoints', id);
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
