import * as Y from 'yjs';
import { splitCharacters, toWellFormed } from '../model/characters';
import { TOUCHPOINT_FIELDS, TRANSITION_FIELDS } from '../model/field-schemas';
import { isId } from '../model/ids';
import { TOUCHPOINT_KEYS } from '../model/key-order';
import { NESTED_FIELDS, readNested } from '../model/nested-fields';
import type { Extra, Json, Phase, Touchpoint, Transition } from '../model/types';
import { LIMITS } from '../protocol/limits';
import { isExtraKey, KNOWN_KEYS } from './encode-item';
import { type ItemRoot, isVisible } from './roots';
import { fromStored, isTextType } from './stored-values';

/** Levels of a file above the value of an item's key: the file, its list, the item. */
const DEPTH = 3;

/**
 * A touchpoint from whatever the document holds under its id: wrong fields are left out, a missing label is empty.
 * Whether its parent exists is not looked at here. Null when it is removed, or nothing that can be read.
 */
export function decodeTouchpoint(id: string, value: unknown): Touchpoint | null {
  if (!(value instanceof Y.Map) || !isVisible(value) || !isId(id)) return null;
  const result: Record<string, unknown> = { id, label: readText(value.get('label'), LIMITS.labelCharacters) ?? '' };
  readPosition(value, result);
  for (const key of TOUCHPOINT_KEYS) {
    if (key === 'id' || key === 'label' || key === 'x' || key === 'y' || !value.has(key)) continue;
    const field = readField(key, value.get(key));
    if (field !== undefined) result[key] = field;
  }
  return withExtra(result, 'touchpoints', value) as unknown as Touchpoint;
}

/** A transition, its ends not looked up. Null when it is removed, or nothing that can be read. */
export function decodeTransition(id: string, value: unknown): Transition | null {
  if (!(value instanceof Y.Map) || !isVisible(value) || !isId(id)) return null;
  const [source, target] = [value.get('source'), value.get('target')];
  if (!isId(source) || !isId(target)) return null;
  const result: Record<string, unknown> = { id, source, target };
  const label = readText(value.get('label'), LIMITS.labelCharacters);
  if (label !== undefined) result.label = label;
  const share = value.get('share');
  if (share !== undefined && TRANSITION_FIELDS.share.safeParse(share).success) result.share = (share as number) + 0;
  return withExtra(result, 'transitions', value) as unknown as Transition;
}

/** A phase and its place among the lanes. Null when it is removed, or nothing that can be read. */
export function decodePhase(id: string, value: unknown): { readonly phase: Phase; readonly order: number } | null {
  if (!(value instanceof Y.Map) || !isVisible(value) || !isId(id)) return null;
  const order = value.get('order');
  const phase = { id, label: readText(value.get('label'), LIMITS.labelCharacters) ?? '' };
  return {
    phase: withExtra(phase, 'phases', value) as unknown as Phase,
    order: typeof order === 'number' && Number.isFinite(order) ? order : Number.MAX_VALUE,
  };
}

/** A text or a Y.Text as a text of at most `limit` characters; undefined for anything else. */
export function readText(value: unknown, limit: number): string | undefined {
  const text = isTextType(value) ? value.toString() : value;
  return typeof text === 'string' ? splitCharacters(toWellFormed(text), limit)[0] : undefined;
}

function readPosition(item: Y.Map<unknown>, result: Record<string, unknown>): void {
  const position = item.get('position');
  // Some clients will write x and y like a file does: as good as none where `position` is there.
  const [x, y] = Array.isArray(position) ? position : [item.get('x'), item.get('y')];
  if (typeof x === 'number' && Number.isFinite(x)) result.x = x + 0;
  if (typeof y === 'number' && Number.isFinite(y)) result.y = y + 0;
}

function readField(
  key: Exclude<(typeof TOUCHPOINT_KEYS)[number], 'id' | 'label' | 'x' | 'y'>,
  value: unknown,
): unknown {
  const schema = TOUCHPOINT_FIELDS[key];
  const isValid = (candidate: unknown): boolean => schema.safeParse(candidate).success;
  const nested = NESTED_FIELDS.get(key);
  if (nested) {
    const json = fromStored(value, DEPTH);
    // One wrong member of a list does not cost the others.
    const kept = nested.list && Array.isArray(json) ? json.filter((member) => isValid([member])) : json;
    return kept !== undefined && isValid(kept) ? readNested(nested, kept) : undefined;
  }
  if (typeof value === 'number') return isValid(value) ? value + 0 : undefined;
  const text = readText(value, LIMITS.textCharacters);
  return text !== undefined && isValid(text) ? text : undefined;
}

function withExtra(result: Record<string, unknown>, root: ItemRoot, item: Y.Map<unknown>): Record<string, unknown> {
  const entries: [string, Json][] = [];
  for (const [key, value] of item.entries()) {
    if (!isExtraKey(root, key)) continue;
    const name = toWellFormed(key.startsWith('~') ? key.slice(1) : key);
    const json = KNOWN_KEYS[root].has(name) ? undefined : fromStored(value, DEPTH);
    if (json !== undefined) entries.push([name, json]);
  }
  if (entries.length > 0) result.extra = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as Extra;
  return result;
}
