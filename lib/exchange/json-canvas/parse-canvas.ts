import { type Fault, quote } from '../../model/faults';
import { isPlainObject } from '../../model/plain-object';
import { LIMITS } from '../../protocol/limits';
import { parseJson } from '../parse-json';
import type { Canvas, CanvasEdge, CanvasNode } from './canvas-types';
import { ObjectChecker } from './object-checker';

export type CanvasResult =
  | { readonly ok: true; readonly canvas: Canvas }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const SIDES = ['top', 'right', 'bottom', 'left'];
const ENDS = ['none', 'arrow'];
/** What each type of node needs, and may have, besides what all have. */
const TEXTS: Readonly<Record<CanvasNode['type'], { readonly needs?: string; readonly may: readonly string[] }>> = {
  text: { needs: 'text', may: [] },
  file: { needs: 'file', may: ['subpath'] },
  link: { needs: 'url', may: [] },
  group: { may: ['label', 'background', 'backgroundStyle'] },
};

/** A JSON Canvas from its text, held against the specification: every fault with its JSON pointer. */
export function parseCanvas(text: string): CanvasResult {
  const json = parseJson(text.replace(/^\ufeff/, ''));
  if (!json.ok) return { ok: false, faults: [{ pointer: '', message: json.message }] };
  const raw = json.value;
  if (!isPlainObject(raw)) return { ok: false, faults: [{ pointer: '', message: 'must be an object: a JSON Canvas' }] };
  const faults: Fault[] = [];
  const nodes = listOf(raw, 'nodes', LIMITS.touchpoints, faults).flatMap((node, i) => {
    return readNode(node, `/nodes/${i}`, faults) ?? [];
  });
  const isWhole = faults.length === 0;
  const ids = checkIds(nodes, '/nodes', faults);
  const edges = listOf(raw, 'edges', LIMITS.transitions, faults).flatMap((edge, i) => {
    // Where a node is faulty, edges to it are not.
    return readEdge(edge, `/edges/${i}`, isWhole ? ids : null, faults) ?? [];
  });
  if (faults.length === 0) checkIds(edges, '/edges', faults);
  return faults.length === 0 ? { ok: true, canvas: { nodes, edges, raw } } : { ok: false, faults };
}

function listOf(
  raw: Readonly<Record<string, unknown>>,
  key: string,
  limit: number,
  faults: Fault[],
): readonly unknown[] {
  const list = Object.hasOwn(raw, key) ? raw[key] : undefined;
  if (list === undefined) return [];
  if (!Array.isArray(list)) faults.push({ pointer: `/${key}`, message: 'must be a list' });
  else if (list.length > limit) faults.push({ pointer: `/${key}`, message: `has more than ${limit} members` });
  else return list;
  return [];
}

function checkIds(items: readonly { readonly id: string }[], pointer: string, faults: Fault[]): ReadonlySet<string> {
  const ids = new Set<string>();
  items.forEach(({ id }, i) => {
    const isTaken = ids.has(id) && faults.length < LIMITS.faults;
    if (isTaken) faults.push({ pointer: `${pointer}/${i}/id`, message: `id ${quote(id)} is already used` });
    ids.add(id);
  });
  return ids;
}

function readNode(value: unknown, pointer: string, faults: Fault[]): CanvasNode | null {
  const check = new ObjectChecker(value, pointer, faults);
  const { raw } = check;
  if (!raw) return null;
  const id = check.text('id', true);
  const type = check.text('type', true);
  const box = {
    x: check.number('x'),
    y: check.number('y'),
    width: check.number('width'),
    height: check.number('height'),
  };
  check.text('color', false);
  if (!Object.hasOwn(TEXTS, type)) {
    if (type !== '') check.fault('type', 'must be one of "text", "file", "link", "group"');
    return null;
  }
  const { needs, may } = TEXTS[type as CanvasNode['type']];
  if (needs !== undefined) check.text(needs, true);
  for (const key of may) check.text(key, false);
  return { id, type: type as CanvasNode['type'], ...box, raw };
}

function readEdge(
  value: unknown,
  pointer: string,
  ids: ReadonlySet<string> | null,
  faults: Fault[],
): CanvasEdge | null {
  const check = new ObjectChecker(value, pointer, faults);
  const { raw } = check;
  if (!raw) return null;
  const id = check.text('id', true);
  const ends = { fromNode: check.text('fromNode', true), toNode: check.text('toNode', true) };
  for (const key of ['fromSide', 'toSide']) check.oneOf(key, SIDES);
  const heads = { fromEnd: check.oneOf('fromEnd', ENDS) ?? 'none', toEnd: check.oneOf('toEnd', ENDS) ?? 'arrow' };
  const label = check.text('label', false);
  check.text('color', false);
  for (const key of ['fromNode', 'toNode'] as const) {
    if (ids && typeof raw[key] === 'string' && !ids.has(ends[key])) check.fault(key, `no node ${quote(ends[key])}`);
  }
  return { id, ...ends, ...heads, label, raw };
}
