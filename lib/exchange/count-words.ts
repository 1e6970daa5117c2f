/** `1 transition`, `3 transitions`; for nouns that take an s, unless the plural is given. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A sentence for each count that is not zero. */
export function countedNotes(
  counts: readonly (readonly [count: number, sentence: (count: number) => string])[],
): string[] {
  return counts.flatMap(([count, sentence]) => (count > 0 ? [sentence(count)] : []));
}
