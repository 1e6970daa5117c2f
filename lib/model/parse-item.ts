import type * as z from 'zod/mini';
import { LIMITS } from '../protocol/limits';
import { checkJson } from './check-json';
import { type Fault, pointerTo } from './faults';
import { NESTED_FIELDS, readNested } from './nested-fields';
import { isPlainObject, pickEntries } from './plain-object';

/** The known keys of one kind of item, and those that it must have. */
export interface ItemShape {
  readonly fields: Readonly<Record<string, z.ZodMiniType>>;
  readonly required: readonly string[];
}

/**
 * Reads one touchpoint, transition or phase of a file; adds every fault to `faults`.
 * @returns the item as the model has it (its faulty keys left out), or null when it is no object
 */
export function parseItem(
  raw: unknown,
  shape: ItemShape,
  pointer: string,
  faults: Fault[],
): Record<string, unknown> | null {
  if (!isPlainObject(raw)) {
    faults.push({ pointer, message: 'must be an object' });
    return null;
  }
  for (const key of shape.required) {
    if (raw[key] === undefined || !Object.hasOwn(raw, key)) {
      faults.push({ pointer: pointerTo(pointer, key), message: 'is missing' });
    }
  }
  const item: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined || !Object.hasOwn(shape.fields, key)) continue;
    const before = faults.length;
    checkField(key, value, shape.fields[key], pointerTo(pointer, key), faults);
    if (faults.length === before) item[key] = readField(key, value);
  }
  const extra = parseExtra(raw, (key) => Object.hasOwn(shape.fields, key), pointer, 3, faults);
  if (extra) item.extra = extra;
  return item;
}

/** Unknown keys of `raw`, checked; undefined when there are none. */
export function parseExtra(
  raw: object,
  isKnown: (key: string) => boolean,
  pointer: string,
  depth: number,
  faults: Fault[],
): Record<string, unknown> | undefined {
  const extra = pickEntries(raw, (key, value) => !isKnown(key) && value !== undefined);
  const entries = Object.entries(extra);
  for (const [key, value] of entries) checkJson(value, pointerTo(pointer, key), depth, faults);
  return entries.length > 0 ? extra : undefined;
}

function readField(key: string, value: unknown): unknown {
  const nested = NESTED_FIELDS.get(key);
  if (nested) return readNested(nested, value);
  // -0 is written as 0; read as 0, so that a map equals what its file gives back.
  return value === 0 ? 0 : value;
}

function checkField(
  key: string,
  value: unknown,
  schema: z.ZodMiniType | undefined,
  pointer: string,
  faults: Fault[],
): void {
  if (faults.length >= LIMITS.faults) return;
  if (Array.isArray(value) && value.length > LIMITS.listMembers) {
    faults.push({ pointer, message: `has more than ${LIMITS.listMembers} members` });
    return;
  }
  const result = schema?.safeParse(value);
  if (result && !result.success) {
    const seen = new Set<string>();
    for (const issue of result.error.issues) {
      // One fault a place: a number that is no number is not also 'too small'.
      const place = pointerTo(pointer, ...issue.path);
      if (seen.has(place)) continue;
      seen.add(place);
      faults.push({ pointer: place, message: issue.message });
    }
    return;
  }
  const nested = NESTED_FIELDS.get(key);
  if (!nested) return;
  const members: [string, object][] = nested.list
    ? (value as object[]).map((member, index) => [pointerTo(pointer, index), member])
    : [[pointer, value as object]];
  for (const [place, member] of members) {
    parseExtra(member, (name) => nested.keys.includes(name), place, nested.list ? 5 : 4, faults);
  }
}
