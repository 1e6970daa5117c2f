/** True for a JSON object: neither null nor a list. Class instances (such as Yjs types) are none. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Entries of `raw` as an object with own keys only: `__proto__` stays a key and sets no prototype. */
export function pickEntries(raw: object, keep: (key: string, value: unknown) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(raw).filter(([key, value]) => keep(key, value)));
}
