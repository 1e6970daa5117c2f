import { splitCharacters } from '../../model/characters';
import type { Reaction, Role } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { joinNotes } from '../fragment-builder';
import { type Kept, withoutKeys } from '../kept-item';
import { LabelIds } from '../label-ids';
import { percentText, readStepText, type StepText } from '../percent-text';
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph';
import { type KeptComments, pairOf } from './kept-comments';
import { readLabelText } from './label-text';

/** What the arrows say of a node's place. */
interface Ends {
  readonly entered: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
}

type Item = Record<string, unknown>;

/** A map as a map file has it, still to be checked. */
export interface FoundMap {
  readonly phases: readonly Item[];
  readonly touchpoints: readonly Item[];
  readonly transitions: readonly Item[];
}

const REACTIONS: readonly Reaction[] = ['negative', 'positive', 'neutral'];
const ROLES: Readonly<Record<string, Role>> = {
  start: 'start',
  intermediate: 'intermediate',
  final: 'final',
  end: 'final',
};
/** Shapes that mean an end by their name in Mermaid's documentation, and those that mean a beginning. */
const FINALS: ReadonlySet<string | null> = new Set(['dbl-circ', 'double-circle', 'framed-circle', 'fr-circ', 'stop']);
const STARTS: ReadonlySet<string | null> = new Set(['sm-circ', 'small-circle', 'start']);
const TERMINALS: ReadonlySet<string | null> = new Set(['stadium', 'terminal', 'pill']);

/**
 * What a flowchart says as a map: nodes are touchpoints, arrows transitions. An outermost subgraph that no arrow meets is
 * a phase; any other, and one of the class `touchpoint`, is a touchpoint with parts. What the file shows wins over what
 * comments keep: these fill in only what it does not show.
 */
export function flowToMap(graph: FlowGraph, kept: KeptComments): FoundMap {
  const { groups, nodes, edges, classes } = graph;
  const groupOf = new Map<string, number>();
  groups.forEach(({ id }, index) => {
    if (!groupOf.has(id)) groupOf.set(id, index);
  });
  const ends: Ends = {
    entered: new Set(edges.map(({ target }) => target)),
    left: new Set(edges.map(({ source }) => source)),
  };
  const isPhase = groups.map(
    ({ id, parent }, index) =>
      parent === null &&
      !classes.get(id)?.has('touchpoint') &&
      !(groupOf.get(id) === index && (ends.entered.has(id) || ends.left.has(id))),
  );

  // Ids that comments keep are taken first, so that no other node gets them.
  const ids = new LabelIds();
  const idOf = new Map<string, string>();
  const names = [...groups.filter((_, index) => !isPhase[index]).map(({ id }) => id), ...nodes.keys()];
  for (const name of names) {
    const id = kept.touchpoints.get(name)?.id;
    if (typeof id === 'string' && !idOf.has(name) && ids.reserve(id)) idOf.set(name, id);
  }
  const makeId = (name: string): string => {
    const id = idOf.get(name) ?? ids.take(name, { asIs: true });
    idOf.set(name, id);
    return id;
  };

  const phaseIds = new LabelIds();
  const phases: Item[] = [];
  const place: Item[] = [];
  const touchpoints: Item[] = [];
  groups.forEach((group, index) => {
    if (isPhase[index]) {
      const own = kept.phases.get(group.id);
      const wanted = typeof own?.id === 'string' ? own.id : group.id;
      const id = phaseIds.take(wanted, { asIs: true });
      phases.push({ ...own, id, label: splitCharacters(group.label, LIMITS.labelCharacters)[0] });
      place[index] = { phase: id };
    } else {
      // Two subgraphs of one id are two touchpoints; arrows meet the first.
      const id = groupOf.get(group.id) === index ? makeId(group.id) : ids.take(group.id, { asIs: true });
      place[index] = { parent: id };
      const within = group.parent === null ? {} : place[group.parent];
      touchpoints.push(touchpointOf(group.id, id, group.label, null, { ...within }, graph, kept, ends));
    }
  });
  for (const node of nodes.values()) {
    if (groupOf.has(node.id)) continue;
    const within = node.group === null ? {} : place[node.group];
    const label = node.label ?? node.id;
    touchpoints.push(touchpointOf(node.id, makeId(node.id), label, node, { ...within }, graph, kept, ends));
  }
  return { phases, touchpoints, transitions: transitionsOf(edges, kept, (name) => idOf.get(name)) };
}

function touchpointOf(
  name: string,
  id: string,
  label: string,
  node: FlowNode | null,
  within: Item,
  { classes }: FlowGraph,
  comments: KeptComments,
  ends: Ends,
): Item {
  const { phase, ...own } = withoutKeys(comments.touchpoints.get(name) ?? {}, ['label', 'role', 'reaction', 'parent']);
  const names = classes.get(name);
  const role = roleOf(name, node?.shape ?? null, names, comments.marked, ends);
  const reaction = REACTIONS.find((one) => names?.has(one));
  const [short, rest] = splitCharacters(label, LIMITS.labelCharacters);
  const notes = rest === '' ? {} : { notes: cut(joinNotes(own.notes as string | undefined, label)) };
  return {
    // A phase that no subgraph shows: the touchpoint is in none, or a part.
    ...(phase === undefined ? {} : { phase }),
    ...own,
    ...within,
    id,
    label: short,
    ...notes,
    ...(role === undefined ? {} : { role }),
    ...(reaction === undefined ? {} : { reaction }),
  };
}

function cut(text: string): string {
  return splitCharacters(text, LIMITS.textCharacters)[0];
}

function roleOf(
  name: string,
  shape: string | null,
  classes: ReadonlySet<string> | undefined,
  marked: boolean,
  { entered, left }: Ends,
): Role | undefined {
  for (const one of classes ?? []) if (Object.hasOwn(ROLES, one)) return ROLES[one];
  if (FINALS.has(shape)) return 'final';
  if (STARTS.has(shape)) return 'start';
  if (!TERMINALS.has(shape)) return undefined;
  // Elsewhere a stadium is either end of a flow: the arrows say which.
  if (marked || !entered.has(name)) return 'start';
  return left.has(name) ? undefined : 'final';
}

function transitionsOf(
  edges: readonly FlowEdge[],
  comments: KeptComments,
  idOf: (name: string) => string | undefined,
): Item[] {
  const ids = new LabelIds();
  const seen = new Map<string, number>();
  const found = edges.map((edge) => {
    const pair = pairOf(edge.source, edge.target);
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);
    return { edge, own: comments.transitions.get(pair)?.[nth] ?? {} };
  });
  const known = new Map<number, string>();
  found.forEach(({ own }, index) => {
    if (typeof own.id === 'string' && ids.reserve(own.id)) known.set(index, own.id);
  });
  const shown = found.map(({ edge, own }, index): Item => {
    const [source, target] = [idOf(edge.source), idOf(edge.target)];
    const id = known.get(index) ?? ids.take(edge.name ?? `${source}-${target}`, { asIs: true });
    return { ...withoutKeys(own, ['label', 'share']), id, source, target, ...textOf(edge, own) };
  });
  // Arrows that could not be drawn come back where both their ends are still there.
  const hidden = comments.hidden.flatMap(({ source, target, kept }): Item[] => {
    const [from, to] = [idOf(source), idOf(target)];
    if (from === undefined || to === undefined) return [];
    const wanted = typeof kept.id === 'string' ? kept.id : `${from}-${to}`;
    return [{ ...kept, id: ids.take(wanted, { asIs: true }), source: from, target: to }];
  });
  return [...shown, ...hidden];
}

/** Label and share as the arrow shows them; where these are rounded or empty, as the comment has them exactly. */
function textOf({ text, markdown }: FlowEdge, own: Kept): StepText {
  const { label: raw, share } = readStepText(text.trim().replace(/^"|"$/g, ''));
  const label =
    raw === undefined ? undefined : splitCharacters(readLabelText(raw, markdown), LIMITS.labelCharacters)[0];
  const exact = typeof own.share === 'number' && share !== undefined && sameShare(own.share, text) ? own.share : share;
  const isEmpty = label === undefined && own.label === '';
  return {
    ...(label === undefined ? (isEmpty ? { label: '' } : {}) : { label }),
    ...(exact === undefined ? {} : { share: exact }),
  };
}

function sameShare(share: number, text: string): boolean {
  const shown = percentText(share);
  return text === shown || text.endsWith(`(${shown})`);
}
