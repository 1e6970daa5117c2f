/**
 * True for a JSON object: neither null, nor a list, nor an instance of a class (such as a Yjs type). An object that
 * Yjs has decoded from `{"__proto__": {…}}` has plain data for its prototype; it counts as the object it was.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  let prototype: unknown = Object.getPrototypeOf(value);
  while (typeof prototype === 'object' && prototype !== null) {
    const next: unknown = Object.getPrototypeOf(prototype);
    if (next === null) return true;
    if (Object.hasOwn(prototype, 'constructor')) return false;
    prototype = next;
  }
  return prototype === null;
}

/** Entries of `raw` as an object with own keys only: `__proto__` stays a key and sets no prototype. */
export function pickEntries(raw: object, keep: (key: string, value: unknown) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(raw).filter(([key, value]) => keep(key, value)));
}
