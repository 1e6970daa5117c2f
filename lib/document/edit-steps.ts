import * as Y from 'yjs';
import { getItem, type ItemRoot, isVisible, type RootName, type Roots } from './roots';
import { equalJson, isTextType } from './stored-values';
import { setKey, textBeforeReplacement } from './write-fields';

/** One key that a step has changed. `id` is null for a key of `meta` itself. Undefined stands for 'no such key'. */
export interface KeyChange {
  readonly root: RootName;
  readonly id: string | null;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

type AnyEvent = Y.YEvent<Y.AbstractType<unknown>>;

/**
 * The keys that the events of one root changed, with their values before and after. An item that was made counts as
 * one that was shown: taking it back hides it and keeps all that others have written into it.
 */
export function changesOf(root: RootName, roots: Roots, events: readonly AnyEvent[]): KeyChange[] {
  const changes: KeyChange[] = [];
  for (const event of events) {
    const target: unknown = event.target;
    if (!(target instanceof Y.Map)) continue;
    if (target === roots[root]) {
      for (const [key, change] of event.changes.keys) {
        if (root === 'meta') {
          changes.push({ root, id: null, key, before: plain(change.oldValue), after: plain(target.get(key)) });
        } else if (isVisible(getItem(roots[root], key))) {
          changes.push({ root, id: key, key: 'removed', before: true, after: undefined });
        }
      }
    } else if (root !== 'meta' && event.path.length === 1) {
      const id = String(event.path[0]);
      for (const [key, change] of event.changes.keys) {
        changes.push({ root, id, key, before: plain(change.oldValue), after: plain(target.get(key)) });
      }
    }
  }
  return changes;
}

// A text type is put back as plain text; other nested types are not read, so they count as nothing.
function plain(value: unknown): unknown {
  if (isTextType(value)) return textBeforeReplacement(value);
  return value instanceof Y.AbstractType ? undefined : value;
}

/**
 * Takes the changes back, newest first, each where the value is still the one that it set: what somebody has since
 * changed stays theirs.
 * @returns those that were taken back, and whether any of it can be seen
 */
export function revertChanges(
  roots: Roots,
  changes: readonly KeyChange[],
): { readonly reverted: readonly KeyChange[]; readonly visible: boolean } {
  const reverted: KeyChange[] = [];
  const touched: KeyChange[] = [];
  const before = new Map<KeyChange, boolean>();
  for (const change of [...changes].reverse()) {
    const target = targetOf(roots, change);
    if (!target || !equalJson(target.get(change.key), change.after)) continue;
    before.set(change, isSeen(roots, change));
    setKey(target, change.key, change.before);
    reverted.push({ ...change, before: change.after, after: change.before });
    touched.push(change);
  }
  const visible = touched.some((change) => before.get(change) || isSeen(roots, change));
  return { reverted, visible };
}

function targetOf(roots: Roots, change: KeyChange): Y.Map<unknown> | undefined {
  return change.id === null ? roots.meta : getItem(roots[change.root], change.id);
}

function isSeen(roots: Roots, change: KeyChange): boolean {
  if (change.id === null) return true;
  const item = getItem(roots[change.root as ItemRoot], change.id);
  if (!isVisible(item) || change.root !== 'transitions') return isVisible(item);
  return ['source', 'target'].every((end) => isVisible(getItem(roots.touchpoints, String(item.get(end)))));
}
