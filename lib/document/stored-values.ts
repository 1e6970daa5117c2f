import * as Y from 'yjs';
import { toWellFormed } from '../model/characters';
import { isPlainObject } from '../model/plain-object';
import type { Json } from '../model/types';
import { LIMITS } from '../protocol/limits';

/**
 * A JSON value as the document holds it. Yjs sends texts as UTF-8, so lone surrogates would differ between peers: they
 * become U+FFFD. Its decoder sets keys by assignment, so a key `__proto__` would be lost on the way: it is escaped.
 */
export function toStored(value: unknown): Json {
  if (typeof value === 'string') return toWellFormed(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : 0;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toStored);
  if (!isPlainObject(value)) return null;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [escapeKey(toWellFormed(key)), toStored(inner)]));
}

/** True for a text type that another client may keep where we keep a plain text. */
export function isTextType(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText);
}

/**
 * The JSON value behind something found in a document. Anybody may have put it there: what JSON can't hold, and what
 * is nested too deep for a file, is left out.
 * @param depth levels that a file has above this value
 * @returns undefined when nothing of it can be kept
 */
export function fromStored(value: unknown, depth: number): Json | undefined {
  switch (typeof value) {
    case 'string':
      return toWellFormed(value);
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : undefined;
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (depth >= LIMITS.jsonDepth) return undefined;
  if (isTextType(value)) return toWellFormed(value.toString());
  if (Array.isArray(value)) {
    return value.map((inner) => fromStored(inner, depth + 1)).filter((inner) => inner !== undefined);
  }
  if (!isPlainObject(value)) return undefined;
  const entries: [string, Json][] = [];
  for (const [key, inner] of Object.entries(value)) {
    // Yjs loses such a key on the way to the other peers: nobody must see it.
    if (key === '__proto__') continue;
    const read = fromStored(inner, depth + 1);
    if (read !== undefined) entries.push([unescapeKey(toWellFormed(key)), read]);
  }
  return Object.fromEntries(entries);
}

const escapeKey = (key: string): string => (key.startsWith('~') || key === '__proto__' ? `~${key}` : key);
const unescapeKey = (key: string): string => (key.startsWith('~') ? key.slice(1) : key);

/** Deep equality of JSON values; anything else (NaN too) is equal only to itself. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
  );
}
