/** What several things have in common: their value if all have the same, otherwise `mixed`. */
export interface Common<T> {
  readonly value: T | undefined;
  readonly mixed: boolean;
}

/** Compares by value: numbers and texts as they are. */
export function commonValue<S, T>(list: readonly S[], read: (item: S) => T): Common<T> {
  const [first, ...rest] = list;
  if (first === undefined) return { value: undefined, mixed: false };
  const value = read(first);
  return rest.every((item) => Object.is(read(item), value))
    ? { value, mixed: false }
    : { value: undefined, mixed: true };
}
