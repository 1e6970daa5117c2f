import { compareIds } from '../../model/types';

/** What is new in a list of things with ids. */
export interface ListPatch<T> {
  readonly set: readonly T[];
  readonly removed: readonly string[];
}

/** One message's worth of what is new in a map; all slices of a question together turn the last map into this one. */
export interface InputSlice<P, E> {
  readonly touchpoints: ListPatch<P>;
  readonly transitions: ListPatch<E>;
}

/** Things a slice tells of at most: few enough to be copied within a frame. */
export const SLICE = 4_000;

interface Named {
  readonly id: string;
}

/**
 * What turns the lists of `before` (null: nothing yet) into those of `after`, in slices that are worked out one by one,
 * so that the page can draw in between. What is the same object is left out; `pick` says what of the others is sent.
 */
export function* sliceInput<P extends Named, E extends Named, P2, E2>(
  before: { readonly touchpoints: readonly P[]; readonly transitions: readonly E[] } | null,
  after: { readonly touchpoints: readonly P[]; readonly transitions: readonly E[] },
  pick: { readonly touchpoint: (touchpoint: P) => P2; readonly transition: (transition: E) => E2 },
  size: number = SLICE,
): Generator<InputSlice<P2, E2>> {
  const none = { set: [], removed: [] };
  for (const touchpoints of patches(before?.touchpoints ?? [], after.touchpoints, pick.touchpoint, size)) {
    yield { touchpoints, transitions: none };
  }
  for (const transitions of patches(before?.transitions ?? [], after.transitions, pick.transition, size)) {
    yield { touchpoints: none, transitions };
  }
}

function* patches<T extends Named, T2>(
  before: readonly T[],
  after: readonly T[],
  pick: (item: T) => T2,
  size: number,
): Generator<ListPatch<T2>> {
  if (before === after) return;
  const old = ascending(before);
  const now = ascending(after);
  let set: T2[] = [];
  let removed: string[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    const a = old[i];
    const b = now[j];
    // Nearly all is as it was.
    if (a === b) {
      i++;
      j++;
      continue;
    }
    if (a && (!b || a.id < b.id)) {
      removed.push(a.id);
      i++;
    } else if (b) {
      set.push(pick(b));
      if (a && a.id === b.id) i++;
      j++;
    }
    if (set.length + removed.length < size) continue;
    yield { set, removed };
    set = [];
    removed = [];
  }
  if (set.length + removed.length > 0) yield { set, removed };
}

/** By id, of several with one id the first; the list itself when it is so already. */
export function ascending<T extends Named>(items: readonly T[]): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if (items[i - 1]!.id < items[i]!.id) continue;
    const sorted = [...items].sort((a, b) => compareIds(a.id, b.id));
    return sorted.filter((item, at) => at === 0 || sorted[at - 1]!.id !== item.id);
  }
  return items;
}

/** The list with the patch put in; ascending by id, as it was. The same list when nothing is new. */
export function patchList<T extends Named>(list: readonly T[], { set, removed }: ListPatch<T>): readonly T[] {
  if (set.length === 0 && removed.length === 0) return list;
  const gone = new Set(removed);
  const patched: T[] = [];
  let at = 0;
  for (const item of list) {
    while (at < set.length && set[at]!.id < item.id) patched.push(set[at++]!);
    if (at < set.length && set[at]!.id === item.id) patched.push(set[at++]!);
    else if (!gone.has(item.id)) patched.push(item);
  }
  for (; at < set.length; at++) patched.push(set[at]!);
  return patched;
}
