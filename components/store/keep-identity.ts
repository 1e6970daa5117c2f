/**
 * A map like `next` in which every value that equals the one of `previous` is the object of `previous`; `previous`
 * itself when nothing differs. So what is drawn from an unchanged value need not be drawn again.
 */
export function keepIdentity<T>(
  previous: ReadonlyMap<string, T> | null,
  next: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): ReadonlyMap<string, T> {
  if (!previous) return next;
  let changed = previous.size !== next.size;
  const kept = new Map<string, T>();
  for (const [id, value] of next) {
    const before = previous.get(id);
    if (before !== undefined && same(before, value)) kept.set(id, before);
    else {
      kept.set(id, value);
      changed = true;
    }
  }
  return changed ? kept : previous;
}
