import type { Finding, StateAnalysis } from '../analysis/types';
import type { JourneyMap, Phase, Touchpoint, Transition } from '../model/types';
import { readNest } from '../scene/nesting/nest';
import { readingOrder } from './reading-order';

/** Touchpoints of one phase, in reading order; `phase` null: those that are in none. */
export interface OutlineGroup {
  readonly phase: Phase | null;
  readonly ids: readonly string[];
}

/** A map to be read from top to bottom: phase, touchpoint, its links, and its parts below it. */
export interface Outline {
  /** In the order of the phases, empty ones included; without phases one group with `phase` null. */
  readonly groups: readonly OutlineGroup[];
  /** Parts of each touchpoint that has some, in reading order. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** What each touchpoint is, by id. */
  readonly touchpoints: ReadonlyMap<string, Touchpoint>;
  /** The place of each touchpoint in the reading of the map, or of what it is a part of: the first is 1 of `of`. */
  readonly rank: ReadonlyMap<string, { readonly at: number; readonly of: number }>;
  readonly incoming: ReadonlyMap<string, readonly Transition[]>;
  readonly outgoing: ReadonlyMap<string, readonly Transition[]>;
}

/** Puts a map into the order in which it is read. */
export function buildOutline(
  map: JourneyMap,
  states: StateAnalysis,
  places: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): Outline {
  const nest = readNest(map.touchpoints);
  const starts = new Set<string>();
  for (const [id, { role }] of states.touchpoints) if (role === 'start') starts.add(id);
  const order = readingOrder(
    map.touchpoints.map(({ id }) => id),
    map.transitions,
    starts,
    places,
  );
  const parts = new Map<string, string[]>();
  const outer: string[] = [];
  for (const id of order) {
    const whole = nest?.parent.get(id);
    if (whole === undefined) outer.push(id);
    else push(parts, whole, id);
  }
  const touchpoints = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const rank = new Map<string, { at: number; of: number }>();
  for (const ids of [outer, ...parts.values()]) {
    for (const [index, id] of ids.entries()) rank.set(id, { at: index + 1, of: ids.length });
  }
  const incoming = new Map<string, Transition[]>();
  const outgoing = new Map<string, Transition[]>();
  for (const transition of map.transitions) {
    push(outgoing, transition.source, transition);
    push(incoming, transition.target, transition);
  }
  return { groups: groupByPhase(map.phases, outer, touchpoints), parts, touchpoints, rank, incoming, outgoing };
}

function groupByPhase(
  phases: readonly Phase[],
  ids: readonly string[],
  touchpoints: ReadonlyMap<string, Touchpoint>,
): OutlineGroup[] {
  const known = new Map(phases.map((phase) => [phase.id, [] as string[]]));
  const rest: string[] = [];
  for (const id of ids) (known.get(touchpoints.get(id)?.phase ?? '') ?? rest).push(id);
  const groups: OutlineGroup[] = phases.map((phase) => ({ phase, ids: known.get(phase.id) ?? [] }));
  if (rest.length > 0 || phases.length === 0) groups.push({ phase: null, ids: rest });
  return groups;
}

/** The findings that speak of each touchpoint, in their own order. */
export function findingsByTouchpoint(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const all = new Map<string, Finding[]>();
  for (const finding of findings) for (const id of finding.touchpointIds) push(all, id, finding);
  return all;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
