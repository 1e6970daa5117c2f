import { createId, createIds } from '@/lib/model/ids';

/** Numbers in [0, 1) from the browser's own source of randomness. */
export function random(): number {
  const [value] = crypto.getRandomValues(new Uint32Array(1));
  return (value ?? 0) / 2 ** 32;
}

/** A new id for a touchpoint or a transition. */
export function newId(): string {
  return createId(random);
}

/** New ids for each of `ids`, old to new. */
export function newIds(ids: Iterable<string>): Record<string, string> {
  return createIds(ids, random);
}
