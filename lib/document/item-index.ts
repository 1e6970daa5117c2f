import type * as Y from 'yjs';
import { compareIds } from '../model/types';
import { equalJson } from './stored-values';

/**
 * The decoded items of one root, kept up to date id by id and sorted by id. Items whose content did not change keep
 * their identity.
 */
export class ItemIndex<Item extends { readonly id: string }> {
  private readonly items = new Map<string, Item>();
  private list: readonly Item[] = [];

  constructor(
    private readonly root: Y.Map<unknown>,
    private readonly decode: (id: string, value: unknown) => Item | null,
  ) {
    for (const [id, value] of root.entries()) {
      const item = decode(id, value);
      if (item !== null) this.items.set(id, item);
    }
    this.list = [...this.items.values()].sort((a, b) => compareIds(a.id, b.id));
  }

  /** Sorted by id. The same array as long as nothing changed. */
  all(): readonly Item[] {
    return this.list;
  }

  has(id: string): boolean {
    return this.items.has(id);
  }

  /** Decodes the given ids again. Says whether an item changed, and whether one came or went. */
  refresh(ids: ReadonlySet<string>): { readonly changed: boolean; readonly membership: boolean } {
    let changed = false;
    let membership = false;
    for (const id of ids) {
      const before = this.items.get(id);
      const after = this.decode(id, this.root.get(id));
      if (before !== undefined && after !== null && equalJson(before, after)) continue;
      if (before === undefined && after === null) continue;
      changed = true;
      if (before === undefined || after === null) membership = true;
      if (after === null) this.items.delete(id);
      else this.items.set(id, after);
    }
    if (membership) this.list = [...this.items.values()].sort((a, b) => compareIds(a.id, b.id));
    else if (changed) this.list = this.list.map((item) => this.items.get(item.id) ?? item);
    return { changed, membership };
  }
}
