import type * as Y from 'yjs';
import { PURGE } from './origins';
import { getItem, getRoots, isVisible } from './roots';

/**
 * Drops for good what was removed, and transitions whose ends are gone. For the server, when nobody is in the map:
 * what is dropped can't be brought back by anybody's undo.
 * @returns how many items were dropped
 */
export function purgeRemoved(doc: Y.Doc): number {
  const roots = getRoots(doc);
  let count = 0;
  doc.transact(() => {
    for (const name of ['touchpoints', 'transitions', 'phases'] as const) {
      for (const id of [...roots[name].keys()]) {
        const item = getItem(roots[name], id);
        if (!item || isVisible(item)) continue;
        roots[name].delete(id);
        count += 1;
      }
    }
    for (const id of [...roots.transitions.keys()]) {
      const item = getItem(roots.transitions, id);
      if (!item || ['source', 'target'].every((end) => roots.touchpoints.has(String(item.get(end))))) continue;
      roots.transitions.delete(id);
      count += 1;
    }
  }, PURGE);
  return count;
}
