import * as Y from 'yjs';
import type { StoredFields } from './encode-item';
import { isExtraKey } from './encode-item';
import { getItem, type ItemRoot, isVisible, type Roots } from './roots';
import { equalJson, isTextType } from './stored-values';

const replacedTexts = new WeakMap<Y.Text, string>();

/** What a Y.Text held when it was replaced by a plain value: Yjs itself forgets it, undo needs it. */
export function textBeforeReplacement(text: Y.Text): string | undefined {
  return replacedTexts.get(text);
}

/** Sets a key, or clears it with undefined, when that changes something: an equal set would still be sent to all. */
export function setKey(target: Y.Map<unknown>, key: string, value: unknown): void {
  const current = target.get(key);
  if (isTextType(current)) replacedTexts.set(current, current.toString());
  if (value === undefined) {
    if (target.has(key)) target.delete(key);
  } else if (!target.has(key) || !equalJson(current, value)) {
    target.set(key, value);
  }
}

/** Sets some fields of an item that exists; the others are left alone. */
export function setFields(item: Y.Map<unknown>, fields: StoredFields): void {
  for (const [key, value] of fields) setKey(item, key, value);
}

/** Clears the unknown keys of an item, those in `keep` excepted. */
export function clearExtra(root: ItemRoot, item: Y.Map<unknown>, keep: StoredFields): void {
  for (const key of [...item.keys()]) {
    if (isExtraKey(root, key) && !keep.has(key)) setKey(item, key, undefined);
  }
}

/**
 * Makes the item `id` hold exactly `fields` and be visible: made anew, brought back, or changed where it differs.
 * A container is only made where there is none, so that nobody's concurrent edit of it is lost.
 */
export function putItem(roots: Roots, root: ItemRoot, id: string, fields: StoredFields): void {
  const existing = getItem(roots[root], id);
  if (!existing) {
    const entries = [...fields].filter(([, value]) => value !== undefined);
    roots[root].set(id, new Y.Map(entries));
    return;
  }
  for (const key of [...existing.keys()]) {
    if (!fields.has(key)) setKey(existing, key, undefined);
  }
  setFields(existing, fields);
}

/** Marks an item as removed; its fields stay, for undo and for whoever edits it at this moment. */
export function removeItem(roots: Roots, root: ItemRoot, id: string): void {
  const item = getItem(roots[root], id);
  if (isVisible(item)) item.set('removed', true);
}
