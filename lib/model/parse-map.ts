import { LIMITS } from '../protocol/limits';
import { checkReferences, checkUnique } from './check-references';
import type { Fault } from './faults';
import { PHASE_FIELDS, TOUCHPOINT_FIELDS, TRANSITION_FIELDS, titleSchema } from './field-schemas';
import { FILE_KEYS } from './key-order';
import { MAP_VERSION, migrate } from './migrate';
import { type ItemShape, parseExtra, parseItem } from './parse-item';
import { isPlainObject } from './plain-object';
import {
  compareIds,
  type Extra,
  type JourneyMap,
  type Json,
  type Phase,
  type Touchpoint,
  type Transition,
} from './types';

export type ParseResult =
  | { readonly ok: true; readonly map: JourneyMap }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const TOUCHPOINT: ItemShape = { fields: TOUCHPOINT_FIELDS, required: ['id', 'label'] };
const TRANSITION: ItemShape = { fields: TRANSITION_FIELDS, required: ['id', 'source', 'target'] };
const PHASE: ItemShape = { fields: PHASE_FIELDS, required: ['id'] };

/**
 * A map from the value that a map file holds. Trusts nothing: any value may come in, any depth, any size.
 * @returns the map, its lists sorted by id, or every fault with its JSON pointer into `value`; never throws
 */
export function parseMap(value: unknown): ParseResult {
  if (!isPlainObject(value)) return { ok: false, faults: [{ pointer: '', message: 'must be an object: a map file' }] };
  const faults: Fault[] = [];
  const version = checkHead(value, faults);
  if (version === null) return { ok: false, faults };
  const file = migrate(value, version);

  const title = file.title === undefined ? '' : file.title;
  const titleResult = titleSchema.safeParse(title);
  if (!titleResult.success) faults.push({ pointer: '/title', message: titleResult.error.issues[0]?.message ?? '' });
  const phases = file.phases === undefined ? [] : parseList(file, 'phases', PHASE, LIMITS.touchpoints, faults);
  const touchpoints = parseList(file, 'touchpoints', TOUCHPOINT, LIMITS.touchpoints, faults);
  const transitions = parseList(file, 'transitions', TRANSITION, LIMITS.transitions, faults);
  // What `rules` holds is read tolerantly: like an unknown key it can be any JSON.
  const isKnown = (key: string): boolean => key !== 'rules' && (FILE_KEYS as readonly string[]).includes(key);
  const { rules, ...extra } = parseExtra(file, isKnown, '', 1, faults) ?? {};
  if (phases) checkUnique(phases, '/phases', faults);
  if (touchpoints) checkUnique(touchpoints, '/touchpoints', faults);
  if (transitions) checkUnique(transitions, '/transitions', faults);
  if (touchpoints) checkReferences(touchpoints, transitions ?? [], faults);
  if (faults.length > 0) return { ok: false, faults: capped(faults) };

  return {
    ok: true,
    map: {
      title: title as string,
      phases: (phases ?? []).map((phase) => ({ label: '', ...phase })) as unknown as Phase[],
      touchpoints: sortById((touchpoints ?? []) as unknown as Touchpoint[]),
      transitions: sortById((transitions ?? []) as unknown as Transition[]),
      ...(rules !== undefined ? { rules: rules as Json } : {}),
      ...(Object.keys(extra).length > 0 ? { extra: extra as Extra } : {}),
    },
  };
}

/** A hostile file may have millions: the first are listed, and that there are more. */
function capped(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length < LIMITS.faults) return faults;
  const more: Fault = { pointer: '', message: `has more faults; the first ${LIMITS.faults} are listed` };
  return [...faults.slice(0, LIMITS.faults), more];
}

function sortById<Item extends { readonly id: string }>(items: Item[]): Item[] {
  return items.sort((a, b) => compareIds(a.id, b.id));
}

/** Checks `format` and `version`. Null when the rest can't be judged: a format or version of which we know nothing. */
function checkHead(value: Readonly<Record<string, unknown>>, faults: Fault[]): number | null {
  const { format, version } = value;
  if (format === undefined) faults.push({ pointer: '/format', message: 'is missing: must be "throughline"' });
  else if (format !== 'throughline') faults.push({ pointer: '/format', message: 'must be "throughline"' });
  if (version === undefined) faults.push({ pointer: '/version', message: `is missing: must be ${MAP_VERSION}` });
  else if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    faults.push({ pointer: '/version', message: 'must be a whole number, 1 or more' });
  } else if (version > MAP_VERSION) {
    faults.push({
      pointer: '/version',
      message: `version ${version} is newer than this program knows (${MAP_VERSION}); a newer Throughline can open it`,
    });
    return null;
  } else return version;
  return MAP_VERSION;
}

function parseList(
  file: Readonly<Record<string, unknown>>,
  key: string,
  shape: ItemShape,
  limit: number,
  faults: Fault[],
): (Record<string, unknown> | null)[] | null {
  const list = file[key];
  const pointer = `/${key}`;
  if (list === undefined) faults.push({ pointer, message: 'is missing: must be a list' });
  else if (!Array.isArray(list)) faults.push({ pointer, message: 'must be a list' });
  else if (list.length > limit) {
    faults.push({ pointer, message: `has ${list.length} members, more than the ${limit} that a map can have` });
  } else return list.map((item, index) => parseItem(item, shape, `${pointer}/${index}`, faults));
  return null;
}
