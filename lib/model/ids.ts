const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What every id of a map looks like: 1–64 characters of `A-Z a-z 0-9 _ -`. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value);
}

/**
 * A new random id of 12 letters and digits (71 bits: two peers who never meet do not collide).
 * @param random gives numbers in [0, 1), e.g. from crypto; injected, since lib is pure.
 */
export function createId(random: () => number): string {
  let id = '';
  for (let i = 0; i < 12; i += 1) id += ALPHABET[Math.floor(random() * ALPHABET.length) % ALPHABET.length];
  return id;
}

/** New ids for each of `ids`, old to new, none of them in `taken`. For the `insert` command. */
export function createIds(
  ids: Iterable<string>,
  random: () => number,
  taken: { has(id: string): boolean } = new Set<string>(),
): Record<string, string> {
  const used = new Set<string>();
  const pairs: [string, string][] = [];
  for (const id of new Set(ids)) {
    let fresh = createId(random);
    // A poor source of randomness must not hang: after a few tries a counter makes the difference.
    for (let attempt = 0; taken.has(fresh) || used.has(fresh); attempt += 1) {
      fresh = attempt < 8 ? createId(random) : `${createId(random)}-${used.size + attempt}`;
    }
    used.add(fresh);
    pairs.push([id, fresh]);
  }
  // fromEntries defines keys, so that an id `__proto__` is a key like any other.
  return Object.fromEntries(pairs);
}
