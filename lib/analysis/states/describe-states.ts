import type { JourneyGraph } from '../graph/journey-graph';
import type { StartResult, StateAnalysis, TouchpointState, TransitionStateResult } from '../types';
import type { Evaluation } from './evaluate';
import { LazyMap } from './lazy-map';
import { createPool, type ObjectPool, takeFrom } from './object-pool';
import { codeStates, readTouchpoint, readTransition } from './state-codes';
import { witnessOf } from './witness';

/** States in the words of the contract, and what is needed to keep them for the next map. */
export interface DescribedStates {
  readonly graph: JourneyGraph;
  readonly states: StateAnalysis;
  readonly touchpoints: ObjectPool<TouchpointState>;
  readonly transitions: ObjectPool<TransitionStateResult>;
}

/**
 * Puts a graph and its evaluation into the words of the contract, keyed by id. The objects are made when they are
 * asked for; those that are as they were in `previous` keep their identity, so that a page redraws only what changed.
 */
export function describeStates(
  graph: JourneyGraph,
  evaluation: Evaluation,
  previous?: DescribedStates,
): DescribedStates {
  const { ids, nesting, transitionIds } = graph;
  const codes = codeStates(graph, evaluation);
  const scopeOf = (v: number): string | null => (nesting.parent[v]! < 0 ? null : ids[nesting.parent[v]!]!);
  const kept = previous?.graph === graph ? previous : undefined;
  const touchpoints =
    kept?.touchpoints ?? createPool(ids, previous?.touchpoints, ({ scope }, v) => scope === scopeOf(v));
  const transitions = kept?.transitions ?? createPool(transitionIds, previous?.transitions);
  const states = {
    scopes: describeScopes(graph, evaluation),
    touchpoints: new LazyMap(
      ids,
      () => graph.indexOf,
      (v) =>
        takeFrom(touchpoints, v, codes.touchpoints[v]!, () =>
          readTouchpoint(ids[v]!, scopeOf(v), codes.touchpoints[v]!),
        ),
    ),
    transitions: new LazyMap(transitionIds, graph.transitionIndexOf, (i) =>
      takeFrom(transitions, i, codes.transitions[i]!, () => readTransition(transitionIds[i]!, codes.transitions[i]!)),
    ),
  };
  return { graph, states, touchpoints, transitions };
}

function describeScopes(graph: JourneyGraph, evaluation: Evaluation): StateAnalysis['scopes'] {
  const nameOf = (v: number) => graph.ids[v]!;
  return graph.scopes.map((scope) => {
    let starts: readonly StartResult[] | null = null;
    let finals: readonly string[] | null = null;
    return {
      id: scope.parent < 0 ? null : nameOf(scope.parent),
      get starts() {
        starts ??= Array.from(scope.starts, (v) => startResult(graph, evaluation, v));
        return starts;
      },
      get finals() {
        finals ??= Array.from(scope.finals, nameOf);
        return finals;
      },
    };
  });
}

/** The witness is walked when it is asked for: those of all starts together can be far longer than the map. */
function startResult(graph: JourneyGraph, evaluation: Evaluation, v: number): StartResult {
  const repairs = evaluation.cost[v]!;
  let path: readonly number[] | null = null;
  const walked = (): readonly number[] => {
    path ??= witnessOf(graph, evaluation, v);
    return path;
  };
  let witness: readonly string[] | null = null;
  return {
    id: graph.ids[v]!,
    verdict: evaluation.verdict[v]!,
    repairs: repairs < 0 ? null : repairs,
    get witness() {
      witness ??= walked().map((u) => graph.ids[u]!);
      return witness;
    },
    get breakPoint() {
      const broken = walked().find((u) => evaluation.negative[u]);
      return broken === undefined ? null : graph.ids[broken]!;
    },
  };
}
