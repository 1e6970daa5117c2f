import { splitCharacters, toWellFormed } from '../model/characters';
import { PHASE_FIELDS, TOUCHPOINT_FIELDS, TRANSITION_FIELDS } from '../model/field-schemas';
import { NESTED_FIELDS, writeNested } from '../model/nested-fields';
import { isPlainObject } from '../model/plain-object';
import { LIMITS } from '../protocol/limits';
import type { ItemRoot } from './roots';
import { toStored } from './stored-values';

const SCHEMAS = { touchpoints: TOUCHPOINT_FIELDS, transitions: TRANSITION_FIELDS, phases: PHASE_FIELDS };

/** Keys of an item in the document that are not keys of the file: an unknown key of the same name is escaped. */
export const RESERVED_KEYS: Readonly<Record<ItemRoot, ReadonlySet<string>>> = {
  touchpoints: new Set(['position', 'removed']),
  transitions: new Set(['removed']),
  phases: new Set(['order', 'removed']),
};

/** Keys of the file that the program knows, for one kind of item. */
export const KNOWN_KEYS: Readonly<Record<ItemRoot, ReadonlySet<string>>> = {
  touchpoints: new Set(Object.keys(TOUCHPOINT_FIELDS)),
  transitions: new Set(Object.keys(TRANSITION_FIELDS)),
  phases: new Set(Object.keys(PHASE_FIELDS)),
};

/** Keys and values to be set on an item of the document; undefined clears a key. */
export type StoredFields = Map<string, unknown>;

/**
 * The document's form of some fields of an item: `x` and `y` as one `position`, unknown keys beside the known ones,
 * nested values as plain JSON. Wrong values are left out; texts that are too long are cut.
 */
export function encodeFields(root: ItemRoot, fields: Readonly<Record<string, unknown>>): StoredFields {
  const stored: StoredFields = new Map();
  const schemas: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> = SCHEMAS[root];
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'id' || key === 'extra' || !Object.hasOwn(schemas, key)) continue;
    if (root === 'touchpoints' && (key === 'x' || key === 'y')) continue;
    if (value === undefined || value === null) {
      stored.set(key, key === 'label' ? '' : undefined);
      continue;
    }
    const nested = NESTED_FIELDS.get(key);
    const plain = typeof value === 'string' ? cutText(key, value) : value;
    if (schemas[key]?.safeParse(plain).success) stored.set(key, toStored(nested ? writeNested(nested, plain) : plain));
  }
  if (root === 'touchpoints') encodePosition(fields, stored);
  if (isPlainObject(fields.extra)) {
    for (const [key, value] of Object.entries(fields.extra)) {
      if (!KNOWN_KEYS[root].has(key) && value !== undefined) stored.set(escapeExtraKey(root, key), toStored(value));
    }
  }
  return stored;
}

function encodePosition(fields: Readonly<Record<string, unknown>>, stored: StoredFields): void {
  const { x, y } = fields;
  const coordinate = (value: unknown): number | null =>
    typeof value === 'number' && Number.isFinite(value) ? value + 0 : null;
  if (coordinate(x) !== null || coordinate(y) !== null) stored.set('position', [coordinate(x), coordinate(y)]);
}

/** Ids are never cut: a wrong one is refused as a whole. */
function cutText(key: string, value: string): string {
  return splitCharacters(toWellFormed(value), key === 'label' ? LIMITS.labelCharacters : LIMITS.textCharacters)[0];
}

/** Key in the document of an unknown key of the file. */
export function escapeExtraKey(root: ItemRoot, key: string): string {
  const clean = toWellFormed(key);
  return clean.startsWith('~') || RESERVED_KEYS[root].has(clean) ? `~${clean}` : clean;
}

/** True when `key` of the document's item holds an unknown key of the file. */
export function isExtraKey(root: ItemRoot, key: string): boolean {
  return key.startsWith('~') || !(KNOWN_KEYS[root].has(key) || RESERVED_KEYS[root].has(key));
}
