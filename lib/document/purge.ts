import type * as Y from 'yjs';
import { PURGE } from './origins';
import { getItem, getRoots, type ItemRoot, type Roots } from './roots';

/** Something that is kept only so that it can be brought back. */
export interface RemovedItem {
  readonly root: ItemRoot;
  readonly id: string;
  /** Names this very removal: an item that was brought back and removed again has another one. */
  readonly mark: string;
}

/** What was removed, and transitions one of whose ends was never there. */
export function listRemoved(doc: Y.Doc): RemovedItem[] {
  const roots = getRoots(doc);
  const found: RemovedItem[] = [];
  for (const root of ['touchpoints', 'transitions', 'phases'] as const) {
    for (const id of roots[root].keys()) {
      const item = getItem(roots[root], id);
      if (!item) continue;
      if (item.get('removed') === true) found.push({ root, id, mark: markOf(item._map.get('removed')) });
      else if (root === 'transitions' && isLoose(roots, item)) found.push({ root, id, mark: markOf(item._item) });
    }
  }
  return found;
}

/**
 * Drops for good what was removed, as far as `which` says, with the transitions that led to it. For the server, when
 * nobody is in the map: what is dropped can't be brought back by anybody's undo.
 * @returns how many items were dropped
 */
export function purgeRemoved(doc: Y.Doc, which: (item: RemovedItem) => boolean = () => true): number {
  const roots = getRoots(doc);
  const due = listRemoved(doc).filter(which);
  const gone = new Set(due.flatMap(({ root, id }) => (root === 'touchpoints' ? [id] : [])));
  let count = due.length;
  doc.transact(() => {
    for (const { root, id } of due) roots[root].delete(id);
    if (gone.size === 0) return;
    for (const id of [...roots.transitions.keys()]) {
      const item = getItem(roots.transitions, id);
      if (!item || !endsOf(item).some((end) => gone.has(end))) continue;
      roots.transitions.delete(id);
      count += 1;
    }
  }, PURGE);
  return count;
}

function isLoose(roots: Roots, transition: Y.Map<unknown>): boolean {
  return !endsOf(transition).every((end) => roots.touchpoints.has(end));
}

/** Its two ends; empty where something else than a text stands, which may be as deep as it likes. */
function endsOf(transition: Y.Map<unknown>): string[] {
  return [transition.get('source'), transition.get('target')].map((end) => (typeof end === 'string' ? end : ''));
}

// The id of the write itself, which Yjs gives to no other.
function markOf(write: Y.Item | null | undefined): string {
  return write ? `${write.id.client}.${write.id.clock}` : '';
}
