import type * as z from 'zod/mini';
import { competitorSchema, ratingSchema, standardSchema, taskSchema } from './field-schemas';
import { COMPETITOR_KEYS, RATING_KEYS, STANDARD_KEYS, TASK_KEYS } from './key-order';
import { pickEntries } from './plain-object';

interface NestedField {
  /** Known keys of the object, or of each member of the list, in the order of a file. */
  readonly keys: readonly string[];
  readonly list: boolean;
  /** Shape of the object, or of each member. */
  readonly schema: z.ZodMiniType;
  /** What a member without the key has: the model asks for it, the file does not. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** The fields of a touchpoint that hold objects, or lists of them; each of those keeps its own unknown keys. */
export const NESTED_FIELDS: ReadonlyMap<string, NestedField> = new Map<string, NestedField>([
  ['standard', { keys: STANDARD_KEYS, list: false, schema: standardSchema, defaults: {} }],
  ['tasks', { keys: TASK_KEYS, list: true, schema: taskSchema, defaults: { text: '', done: false } }],
  ['ratings', { keys: RATING_KEYS, list: true, schema: ratingSchema, defaults: { by: '' } }],
  ['competitors', { keys: COMPETITOR_KEYS, list: true, schema: competitorSchema, defaults: { name: '' } }],
]);

/** A checked value of a nested field as the model has it: defaults filled in, unknown keys under `extra`. */
export function readNested(field: NestedField, raw: unknown): unknown {
  return field.list ? (raw as object[]).map((member) => readMember(field, member)) : readMember(field, raw as object);
}

function readMember(field: NestedField, raw: object): Record<string, unknown> {
  const known = new Set(field.keys);
  const extra = pickEntries(raw, (key, value) => !known.has(key) && value !== undefined);
  const member = { ...field.defaults, ...pickEntries(raw, (key, value) => known.has(key) && value !== undefined) };
  return Object.keys(extra).length > 0 ? { ...member, extra } : member;
}

/** The reverse of `readNested`: unknown keys back beside the known ones, keys in the order of a file. */
export function writeNested(field: NestedField, value: unknown): unknown {
  return field.list
    ? (value as object[]).map((member) => writeMember(field, member))
    : writeMember(field, value as object);
}

function writeMember(field: NestedField, member: object): Record<string, unknown> {
  const source = member as Record<string, unknown>;
  const entries: [string, unknown][] = field.keys
    .filter((key) => source[key] !== undefined)
    .map((key) => [key, source[key]]);
  return Object.fromEntries([...entries, ...sortedExtra(source.extra)]);
}

/** Entries of an `extra`, sorted by key (UTF-16 code units). */
export function sortedExtra(extra: unknown): [string, unknown][] {
  if (typeof extra !== 'object' || extra === null) return [];
  return Object.entries(extra).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
