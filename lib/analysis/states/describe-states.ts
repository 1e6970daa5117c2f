import { type JourneyGraph, LinkCode } from '../graph/journey-graph';
import type {
  LinkKind,
  StartResult,
  StateAnalysis,
  TouchpointState,
  TransitionState,
  TransitionStateResult,
} from '../types';
import type { Evaluation } from './evaluate';

/**
 * Puts a graph and its evaluation into the words of the contract, keyed by id. States that are as they were in
 * `previous` keep their identity, so that a page redraws only what changed.
 */
export function describeStates(graph: JourneyGraph, evaluation: Evaluation, previous?: StateAnalysis): StateAnalysis {
  const { ids, scopes } = graph;
  const visited = new Int32Array(ids.length);
  let walks = 0;
  const nameOf = (v: number) => ids[v]!;
  const touchpoints = new Map<string, TouchpointState>();
  for (let v = 0; v < ids.length; v++) {
    const id = ids[v]!;
    touchpoints.set(id, unlessSame(touchpointState(graph, evaluation, v), previous?.touchpoints.get(id)));
  }
  const transitions = new Map<string, TransitionStateResult>();
  for (let i = 0; i < graph.transitionIds.length; i++) {
    const id = graph.transitionIds[i]!;
    transitions.set(id, unlessSame(transitionState(graph, evaluation, i), previous?.transitions.get(id)));
  }
  return {
    scopes: scopes.map((scope) => ({
      id: scope.parent < 0 ? null : ids[scope.parent]!,
      starts: Array.from(scope.starts, (v): StartResult => {
        const path = witnessOf(graph, evaluation, v, visited, ++walks);
        const broken = path.find((u) => evaluation.negative[u]);
        const repairs = evaluation.cost[v]!;
        return {
          id: ids[v]!,
          verdict: evaluation.verdict[v]!,
          repairs: repairs < 0 ? null : repairs,
          witness: path.map(nameOf),
          breakPoint: broken === undefined ? null : ids[broken]!,
        };
      }),
      finals: Array.from(scope.finals, nameOf),
    })),
    touchpoints,
    transitions,
  };
}

/** The old object when it says the same. */
function unlessSame<T extends object>(now: T, before: T | undefined): T {
  if (before === undefined) return now;
  for (const key in now) if (now[key] !== before[key]) return now;
  return before;
}

function touchpointState(graph: JourneyGraph, evaluation: Evaluation, v: number): TouchpointState {
  const { ids, nesting, out } = graph;
  const parent = nesting.parent[v]!;
  const orphan = graph.isOrphan[v] === 1;
  const leaves = out.offsets[v + 1]! > out.offsets[v]!;
  const reachable = !orphan && graph.reachable[v] === 1;
  const alive = !orphan && evaluation.alive[v] === 1;
  return {
    id: ids[v]!,
    scope: parent < 0 ? null : ids[parent]!,
    role: graph.isStart[v]
      ? 'start'
      : graph.isFinal[v]
        ? 'final'
        : graph.isMarkedIntermediate[v] || graph.isLinked[v]
          ? 'intermediate'
          : 'unlinked',
    negative: evaluation.negative[v] === 1,
    brokenInside: evaluation.brokenInside[v] === 1,
    atRisk: evaluation.atRisk[v] === 1,
    reachable,
    alive,
    orphan,
    deadEnd: !orphan && !graph.isFinal[v] && !leaves,
    trap: graph.isTrap[v] === 1,
    reaction: evaluation.reaction[v]!,
    cutOff: reachable && !alive && !isArrivedAt(graph, evaluation, v),
  };
}

/** Whether customers get to `v` today, be it negative or not. */
function isArrivedAt(graph: JourneyGraph, evaluation: Evaluation, v: number): boolean {
  if (graph.isStart[v]) return true;
  const { offsets, targets } = graph.back;
  for (let i = offsets[v]!; i < offsets[v + 1]!; i++) if (evaluation.alive[targets[i]!]) return true;
  return false;
}

function transitionState(graph: JourneyGraph, evaluation: Evaluation, i: number): TransitionStateResult {
  const id = graph.transitionIds[i]!;
  const code = graph.link[i]!;
  if (code === LinkCode.Ignored) return { id, link: null, state: 'ignored' };
  if (code === LinkCode.Handover) return { id, link: 'handover', state: 'handover' };
  const u = graph.source[i]!;
  const v = graph.target[i]!;
  const link: LinkKind = graph.isStart[u]
    ? graph.isFinal[v]
      ? 'start-final'
      : 'start'
    : graph.isFinal[v]
      ? 'final'
      : 'intermediate';
  let state: TransitionState = 'intact';
  if (!graph.reachable[u]) state = 'unreachable';
  else if (!graph.completes[v]) state = 'leads-nowhere';
  else if (!evaluation.alive[u]) state = 'cut-off';
  else if (evaluation.cost[v] !== 0) state = 'doomed';
  return { id, link, state };
}

/** A path that proves the verdict of start `v`; see StartResult.witness. */
function witnessOf(
  graph: JourneyGraph,
  evaluation: Evaluation,
  v: number,
  visited: Int32Array,
  walk: number,
): number[] {
  const verdict = evaluation.verdict[v]!;
  if (verdict === 'incomplete') return walkOn(graph, v, visited, walk);
  const next = verdict === 'at-risk' ? evaluation.towardsRisk : evaluation.towardsFinal;
  const path = [v];
  for (let at = v; next[at]! >= 0 && next[at] !== at; ) {
    at = next[at]!;
    path.push(at);
  }
  return path;
}

/** From `from` on, always to the first touchpoint not passed yet, until there is none. */
function walkOn(graph: JourneyGraph, from: number, visited: Int32Array, walk: number): number[] {
  const { offsets, targets } = graph.out;
  const path: number[] = [];
  for (let at = from; at >= 0; ) {
    path.push(at);
    visited[at] = walk;
    let next = -1;
    for (let i = offsets[at]!; i < offsets[at + 1]! && next < 0; i++) {
      if (visited[targets[i]!] !== walk) next = targets[i]!;
    }
    at = next;
  }
  return path;
}
