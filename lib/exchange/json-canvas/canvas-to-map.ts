import { splitCharacters } from '../../model/characters';
import { findParentCircles } from '../../model/check-references';
import { PHASE_KEYS, TOUCHPOINT_KEYS, TRANSITION_KEYS } from '../../model/key-order';
import { isPlainObject, pickEntries } from '../../model/plain-object';
import type { Reaction } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { fitsMapFile, type Kept, withoutKeys } from '../kept-item';
import { LabelIds } from '../label-ids';
import { readStepText, stepText } from '../percent-text';
import {
  type Canvas,
  type CanvasEdge,
  type CanvasNode,
  OWN_KEY,
  REACTION_COLORS,
  reactionOfColor,
} from './canvas-types';
import { cardText, readCardText } from './card-text';
import { findContainers, isUnmoved } from './find-containers';

type Item = Record<string, unknown>;

/** Counted for the notes after an import. */
export interface CanvasCounts {
  readonly headless: number;
  readonly colors: number;
  readonly damaged: number;
}

/** What a canvas says as a map, in the words of a map file; still to be checked. */
export function canvasToMap(canvas: Canvas): { readonly found: object; readonly counts: CanvasCounts } {
  const { nodes, edges, raw } = canvas;
  const head = ownOf(raw);
  let damaged = 0;
  const sound = (kind: 'touchpoint' | 'transition', value: unknown): Kept => {
    if (!isPlainObject(value)) return {};
    if (fitsMapFile(kind, value)) return value;
    damaged += 1;
    return {};
  };
  const met = new Set(edges.flatMap(({ fromNode, toNode }) => [fromNode, toNode]));
  const containers = findContainers(nodes);
  const isPhase = (node: CanvasNode): boolean =>
    node.type === 'group' &&
    !met.has(node.id) &&
    ownOf(node.raw)?.touchpoint === undefined &&
    (ownOf(node.raw)?.phase !== undefined || containers.get(node.id) === null);

  const ids = new LabelIds();
  const places = nodes.filter((node) => !isPhase(node));
  // Ids that can stay do; the others are made after them.
  const idOf = new Map<string, string>();
  for (const pass of ['fits', 'made']) {
    for (const { id } of places) {
      if (idOf.has(id) || (pass === 'fits' && !/^[A-Za-z0-9_-]{1,64}$/.test(id))) continue;
      idOf.set(id, ids.take(id, { asIs: true }));
    }
  }
  const phases = readPhases(nodes.filter(isPhase), head);
  const touchpoints = places.map((node): Item => {
    const own = sound('touchpoint', ownOf(node.raw)?.touchpoint);
    const container = containers.get(node.id);
    const place = placeOf(node, own, container, phases, idOf);
    return { ...touchpointOf(node, own, head !== null), ...place, id: idOf.get(node.id) as string };
  });
  cutCircles(touchpoints);
  const edgeIds = new LabelIds();
  for (const { id } of edges) edgeIds.reserve(id);
  const transitions = edges.flatMap((edge) => transitionsOf(edge, sound('transition', ownOf(edge.raw)), idOf, edgeIds));
  const map = isPlainObject(head?.map) && fitsMapFile('map', head.map) ? head.map : {};
  return {
    found: { ...map, phases: phases.list, touchpoints, transitions },
    counts: {
      headless: edges.filter(({ fromEnd, toEnd }) => fromEnd === 'none' && toEnd === 'none').length,
      colors: head ? 0 : nodes.filter((node) => typeof node.raw.color === 'string').length,
      damaged,
    },
  };
}

function ownOf(raw: Kept): Kept | null {
  const own = Object.hasOwn(raw, OWN_KEY) ? raw[OWN_KEY] : null;
  return isPlainObject(own) ? own : null;
}

interface Phases {
  readonly list: readonly Item[];
  /** Ids of phases by those of their groups. */
  readonly ofGroup: ReadonlyMap<string, string>;
  /** Ids of phases that are drawn. */
  readonly shown: ReadonlySet<string>;
  /** Phases that the file had drawn, and whose groups are gone. */
  readonly gone: ReadonlySet<string>;
}

/** The phases that the file keeps, named as their groups are now; then those of other groups, from left to right. */
function readPhases(groups: readonly CanvasNode[], head: Kept | null): Phases {
  const map = isPlainObject(head?.map) && fitsMapFile('map', { ...head.map, phases: [] }) ? head.map : {};
  const listed = (Array.isArray(map.phases) ? map.phases : []).filter(
    (one): one is Kept => isPlainObject(one) && fitsMapFile('phase', one),
  );
  const hidden = new Set(Array.isArray(head?.hidden) ? head.hidden : []);
  const byPhase = new Map(groups.map((node) => [ownOf(node.raw)?.phase, node]));
  const ids = new LabelIds();
  const ofGroup = new Map<string, string>();
  const gone = new Set<string>();
  const list: Item[] = [];
  for (const phase of listed) {
    const id = String(phase.id);
    const node = byPhase.get(id);
    if (!node && !hidden.has(id)) gone.add(id);
    else if (ids.reserve(id)) {
      if (node) ofGroup.set(node.id, id);
      list.push({ ...phase, ...(node ? { label: labelOf(node) } : {}) });
    }
  }
  const others = groups.filter((node) => !ofGroup.has(node.id)).sort((a, b) => a.x - b.x || a.y - b.y);
  for (const node of others) {
    const id = ids.take(/^[A-Za-z0-9_-]{1,64}$/.test(node.id) ? node.id : labelOf(node), { asIs: true });
    ofGroup.set(node.id, id);
    list.push({ ...foreignKeys(node.raw, [...PHASE_KEYS]), id, label: labelOf(node) });
  }
  return { list, ofGroup, shown: new Set(ofGroup.values()), gone };
}

function labelOf({ raw }: CanvasNode): string {
  return splitCharacters(typeof raw.label === 'string' ? raw.label : '', LIMITS.labelCharacters)[0];
}

/** The phase or the whole that a node stands in: as kept where nobody moved anything, otherwise as it is drawn. */
function placeOf(
  node: CanvasNode,
  own: Kept,
  container: string | null | undefined,
  phases: Phases,
  idOf: ReadonlyMap<string, string>,
): Item {
  const kept = typeof own.phase === 'string' && !phases.gone.has(own.phase) ? { phase: own.phase } : {};
  if (container === undefined) {
    const parent = typeof own.parent === 'string' ? idOf.get(own.parent) : undefined;
    return { ...kept, ...(parent === undefined ? {} : { parent }) };
  }
  const phase = container === null ? undefined : phases.ofGroup.get(container);
  if (phase !== undefined) return { phase };
  const parent = container === null ? undefined : idOf.get(container);
  // A phase that is drawn shows who is in it; of others only what is kept is known.
  const isShown = phases.shown.has(String(own.phase));
  const rest = isShown && parent === undefined ? {} : kept;
  return parent === undefined || container === node.id ? rest : { ...rest, parent };
}

function touchpointOf(node: CanvasNode, own: Kept, isOurs: boolean): Item {
  const { raw } = node;
  const isKept = Object.keys(own).length > 0;
  const rest = withoutKeys(own, ['id', 'label', 'notes', 'x', 'y', 'width', 'height', 'reaction', 'parent', 'phase']);
  const reaction = reactionOf(raw.color, own.reaction as Reaction | undefined, isOurs || isKept);
  return {
    ...(isKept ? rest : foreignKeys(raw, isOurs ? [...TOUCHPOINT_KEYS, 'color'] : TOUCHPOINT_KEYS)),
    ...textsOf(node, own),
    ...boxOf(node, own),
    ...(reaction === undefined ? {} : { reaction }),
  };
}

/** Place and size: as kept where the node is where it was drawn, otherwise as it is now. */
function boxOf(node: CanvasNode, own: Kept): Item {
  const { x, y, width, height } = node;
  if (isUnmoved(node)) return pickEntries(own, (key) => ['x', 'y', 'width', 'height'].includes(key));
  const size = Object.keys(own).length > 0 ? {} : { width: Math.max(0, width), height: Math.max(0, height) };
  return { x, y, ...size };
}

function textsOf(node: CanvasNode, own: Kept): Item {
  const { raw, type } = node;
  const kept = { label: typeof own.label === 'string' ? own.label : '', notes: own.notes as string | undefined };
  const notes = kept.notes === undefined ? {} : { notes: kept.notes };
  if (type === 'group') return { label: labelOf(node), ...notes };
  const text = String(type === 'text' ? raw.text : type === 'file' ? baseName(String(raw.file)) : raw.url);
  if (Object.keys(own).length > 0) {
    if (text === cardText(kept.label, kept.notes)) return { label: kept.label, ...notes };
    // Only the notes were edited.
    const head = `${cardText(kept.label, undefined)}\n\n`;
    if (text.trimEnd() === head.trimEnd()) return { label: kept.label };
    if (text.startsWith(head)) return { label: kept.label, notes: cut(text.slice(head.length)) };
  }
  const read = type === 'text' ? readCardText(text) : { label: text, notes: '' };
  const [label, more] = splitCharacters(read.label, LIMITS.labelCharacters);
  const all = [more === '' ? '' : read.label, read.notes].filter((part) => part !== '').join('\n');
  return { label, ...(all === '' ? {} : { notes: cut(all) }) };
}

function cut(text: string): string {
  return splitCharacters(text, LIMITS.textCharacters)[0];
}

function baseName(path: string): string {
  return (path.split(/[/\\]/).pop() ?? path).replace(/\.md$/i, '') || path;
}

function reactionOf(color: unknown, kept: Reaction | undefined, isOurs: boolean): Reaction | undefined {
  if (!isOurs) return undefined;
  if (color === undefined) return undefined;
  if (kept !== undefined && color === REACTION_COLORS[kept]) return kept;
  return reactionOfColor(String(color)) ?? kept;
}

/** Keys that a canvas gives no meaning that a map has: kept as they are. */
function foreignKeys(raw: Kept, known: readonly string[]): Item {
  const own = [OWN_KEY, 'id', 'type', 'text', 'label', 'x', 'y', 'width', 'height', 'extra'];
  return pickEntries(raw, (key) => !own.includes(key) && !known.includes(key));
}

const EDGE_KEYS = ['fromNode', 'toNode', 'fromSide', 'toSide', 'fromEnd', 'toEnd', ...TRANSITION_KEYS];

function transitionsOf(edge: CanvasEdge, own: Kept, idOf: ReadonlyMap<string, string>, ids: LabelIds): Item[] {
  const [from, to] = [idOf.get(edge.fromNode) as string, idOf.get(edge.toNode) as string];
  const isBack = edge.fromEnd === 'arrow' && edge.toEnd === 'none';
  const isFresh = Object.keys(own).length > 0 && stepText(own) === edge.label;
  const shown = readStepText(edge.label);
  const label = shown.label === undefined ? {} : { label: splitCharacters(shown.label, LIMITS.labelCharacters)[0] };
  const text = isFresh ? {} : { ...shown, ...label };
  const rest =
    Object.keys(own).length > 0
      ? withoutKeys(own, isFresh ? ['id', 'source', 'target'] : ['id', 'source', 'target', 'label', 'share'])
      : foreignKeys(edge.raw, EDGE_KEYS);
  const [source, target] = isBack ? [to, from] : [from, to];
  const id = /^[A-Za-z0-9_-]{1,64}$/.test(edge.id) ? edge.id : ids.take(`${source}-${target}`, { asIs: true });
  const one = { ...rest, ...text, id, source, target };
  if (edge.fromEnd !== 'arrow' || edge.toEnd !== 'arrow') return [one];
  return [one, { ...text, id: ids.take(`${target}-${source}`, { asIs: true }), source: target, target: source }];
}

/** Whoever goes in a circle is part of nothing: only a damaged file says so. */
function cutCircles(touchpoints: readonly Item[]): void {
  const parents = new Map<string, string>();
  for (const { id, parent } of touchpoints) if (typeof parent === 'string') parents.set(String(id), parent);
  const circles = findParentCircles(parents);
  for (const touchpoint of touchpoints) if (circles.has(String(touchpoint.id))) delete touchpoint.parent;
}
