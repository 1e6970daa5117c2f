import type { StateAnalysis } from '@/lib/analysis/types';
import type { Transition } from '@/lib/model/types';

/** A transition that carries customers, with its ends as they count: siblings in the lowest scope they have in common. */
export interface LiftedWay {
  readonly transition: Transition;
  readonly source: string;
  readonly target: string;
}

/** All transitions that customers take, hand-overs left out; one from a part to the outside is one of the whole. */
export function liftedWays(transitions: readonly Transition[], states: StateAnalysis): LiftedWay[] {
  const scopeOf = (id: string): string | null | undefined => states.touchpoints.get(id)?.scope;
  const upFrom = (id: string): string[] => {
    const line: string[] = [];
    for (let at: string | null | undefined = id; at; at = scopeOf(at)) line.push(at);
    return line;
  };
  const ways: LiftedWay[] = [];
  for (const transition of transitions) {
    const { id, source, target } = transition;
    const state = states.transitions.get(id)?.state;
    const loop = source === target;
    if (state === undefined || state === 'handover' || (state === 'ignored' && !loop)) continue;
    if (scopeOf(source) === scopeOf(target)) {
      ways.push({ transition, source, target });
      continue;
    }
    const left = upFrom(source);
    const right = new Map(upFrom(target).map((one) => [scopeOf(one), one]));
    const from = left.find((one) => right.has(scopeOf(one)));
    const to = from === undefined ? undefined : right.get(scopeOf(from));
    if (from !== undefined && to !== undefined) ways.push({ transition, source: from, target: to });
  }
  return ways;
}

/** The ways out of each touchpoint that has any, in the order of the transitions. */
export function waysOutOf(ways: readonly LiftedWay[]): ReadonlyMap<string, readonly LiftedWay[]> {
  const out = new Map<string, LiftedWay[]>();
  for (const way of ways) {
    const list = out.get(way.source);
    if (list) list.push(way);
    else out.set(way.source, [way]);
  }
  return out;
}

/** A shortest way from a start of its scope to a touchpoint, both included; itself alone where no start leads there. */
export function pathTo(ways: readonly LiftedWay[], states: StateAnalysis, id: string): readonly string[] {
  const scope = states.scopes.find((one) => one.id === states.touchpoints.get(id)?.scope);
  const starts = new Set(scope?.starts.map((start) => start.id));
  const back = new Map<string, string[]>();
  for (const { source, target } of ways) {
    const list = back.get(target);
    if (list) list.push(source);
    else back.set(target, [source]);
  }
  const towards = new Map<string, string | null>([[id, null]]);
  for (const at of towards.keys()) {
    if (starts.has(at)) {
      const path: string[] = [];
      for (let step: string | null = at; step !== null; step = towards.get(step) ?? null) path.push(step);
      return path;
    }
    for (const source of back.get(at) ?? []) if (!towards.has(source)) towards.set(source, at);
  }
  return [id];
}
