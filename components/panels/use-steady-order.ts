'use client';

import { type FocusEvent, useState } from 'react';

export interface SteadyOrder<T> {
  readonly items: readonly T[];
  /** For the list that holds the items. */
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * A ranked list that stays as it is while the focus is in it: what is edited in place must not run away from under the
 * hand that edits it. `known` are all items that may be shown, `ranked` those that are shown, in their order now.
 */
export function useSteadyOrder<T>(
  known: readonly T[],
  ranked: readonly T[],
  idOf: (item: T) => string,
): SteadyOrder<T> {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const items = held ? holdOrder(held, known, ranked, idOf) : ranked;
  return {
    items,
    onFocus: () => setHeld((now) => now ?? ranked.map(idOf)),
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget)) setHeld(null);
    },
  };
}

/** The items of `held` that are still known, in that order, then what has come to be ranked since. */
export function holdOrder<T>(
  held: readonly string[],
  known: readonly T[],
  ranked: readonly T[],
  idOf: (item: T) => string,
): readonly T[] {
  const byId = new Map(known.map((item) => [idOf(item), item]));
  const before = held.flatMap((id) => byId.get(id) ?? []);
  const seen = new Set(held);
  return [...before, ...ranked.filter((item) => !seen.has(idOf(item)))];
}
