import type * as Y from 'yjs';
import { toWellFormed } from '../model/characters';
import { FILE_KEYS } from '../model/key-order';
import { compareIds, type JourneyMap, type Json } from '../model/types';
import { LIMITS } from '../protocol/limits';
import { hideDangling, orderPhases, settleParents } from './assemble-map';
import { decodePhase, decodeTouchpoint, decodeTransition, readText } from './decode-item';
import { getRoots } from './roots';
import { fromStored } from './stored-values';

/**
 * The map in a document: what is visible, in a valid form whatever the document holds. Wrong values are left out,
 * missing ones defaulted, items that make no sense skipped; never throws, changes nothing.
 */
export function readMap(doc: Y.Doc): JourneyMap {
  const roots = getRoots(doc);
  const touchpoints = settleParents(readItems(roots.touchpoints, decodeTouchpoint));
  const ids = new Set(touchpoints.map((item) => item.id));
  return {
    ...readMeta(roots.meta),
    phases: orderPhases(readAll(roots.phases, decodePhase)),
    touchpoints,
    transitions: hideDangling(readItems(roots.transitions, decodeTransition), (id) => ids.has(id)),
  };
}

/** The map's own keys: its title, its rules, and the file's unknown ones, which `meta` holds with `~` in front. */
export type MapMeta = Pick<JourneyMap, 'title' | 'rules' | 'extra'>;

export function readMeta(meta: Y.Map<unknown>): MapMeta {
  const title = readText(meta.get('title'), LIMITS.textCharacters) ?? '';
  // A program that did not know the key has kept it as an unknown one.
  const rules = fromStored(meta.has('rules') ? meta.get('rules') : meta.get('~rules'), 1);
  const known = rules === undefined ? { title } : { title, rules };
  const entries: [string, Json][] = [];
  for (const [key, value] of meta.entries()) {
    const name = toWellFormed(key.slice(1));
    const json = key.startsWith('~') && !FILE_KEY_SET.has(name) ? fromStored(value, 1) : undefined;
    if (json !== undefined) entries.push([name, json]);
  }
  if (entries.length === 0) return known;
  return { ...known, extra: Object.fromEntries(entries.sort(([a], [b]) => compareIds(a, b))) };
}

const FILE_KEY_SET: ReadonlySet<string> = new Set(FILE_KEYS);

function readAll<Item>(root: Y.Map<unknown>, decode: (id: string, value: unknown) => Item | null): Item[] {
  const items: Item[] = [];
  for (const [id, value] of root.entries()) {
    const item = decode(id, value);
    if (item !== null) items.push(item);
  }
  return items;
}

function readItems<Item extends { readonly id: string }>(
  root: Y.Map<unknown>,
  decode: (id: string, value: unknown) => Item | null,
): Item[] {
  return readAll(root, decode).sort((a, b) => compareIds(a.id, b.id));
}
