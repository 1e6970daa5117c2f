import type { JourneyGraph } from '../graph/journey-graph';
import type { Analysis, Finding, RuleSetting } from '../types';

/** What rules look at: everything but the findings, and ways through the map to prove them. */
export interface Facts extends Omit<Analysis, 'findings'> {
  /** Scopes in which a transition counts. */
  readonly linkedScopes: ReadonlySet<string | null>;
  /** Scopes that have a start. */
  readonly startedScopes: ReadonlySet<string | null>;
  /** Groups that customers cannot leave towards a final, each with a cycle in it; members by id, groups by first member. */
  readonly traps: readonly { readonly members: readonly string[]; readonly cycle: readonly string[] }[];
  /** A shortest path from a start of its scope, whatever breaks on it; only itself when there is none. */
  wayTo(id: string): readonly string[];
  /** Transitions on that path. */
  stepsTo(id: string): number;
}

/** What a rule says; the registry adds its id and severity. */
export type FindingDraft = Omit<Finding, 'ruleId' | 'severity'>;

export interface Rule {
  readonly id: string;
  find(facts: Facts, setting: RuleSetting): readonly FindingDraft[];
}

/** Gathers the facts once for all rules. */
export function makeFacts(graph: JourneyGraph, known: Omit<Analysis, 'findings'>): Facts {
  let ways: WaysFromStarts | null = null;
  const waysOf = (): WaysFromStarts => {
    ways ??= waysFromStarts(graph);
    return ways;
  };
  const linkedScopes = new Set<string | null>();
  for (let v = 0; v < graph.ids.length; v++) {
    if (graph.isLinked[v]) linkedScopes.add(known.scopes[graph.scopeOf[v]!]!.id);
  }
  return {
    ...known,
    linkedScopes,
    startedScopes: new Set(known.scopes.filter((scope) => scope.starts.length > 0).map((scope) => scope.id)),
    traps: findTraps(graph),
    wayTo(id) {
      const { before } = waysOf();
      const path = [id];
      for (let v = before[graph.indexOf.get(id)!]!; v >= 0; v = before[v]!) path.push(graph.ids[v]!);
      return path.reverse();
    },
    stepsTo: (id) => waysOf().steps[graph.indexOf.get(id)!]!,
  };
}

interface WaysFromStarts {
  /** The vertex before each on a shortest path from any start; -1 at starts and where there is none. */
  readonly before: Int32Array;
  /** Edges on that path. */
  readonly steps: Int32Array;
}

function waysFromStarts(graph: JourneyGraph): WaysFromStarts {
  const { offsets, targets } = graph.out;
  const n = graph.ids.length;
  const before = new Int32Array(n).fill(-1);
  const steps = new Int32Array(n);
  const queue: number[] = [];
  for (let v = 0; v < n; v++) if (graph.isStart[v]) queue.push(v);
  for (let head = 0; head < queue.length; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (before[v] !== -1 || graph.isStart[v]) continue;
      before[v] = u;
      steps[v] = steps[u]! + 1;
      queue.push(v);
    }
  }
  return { before, steps };
}

function findTraps(graph: JourneyGraph): { members: string[]; cycle: string[] }[] {
  const groups = new Map<number, number[]>();
  for (let v = 0; v < graph.ids.length; v++) {
    if (!graph.isTrap[v]) continue;
    const component = graph.components.of[v]!;
    const members = groups.get(component);
    if (members) members.push(v);
    else groups.set(component, [v]);
  }
  return [...groups.values()].map((members) => ({
    members: members.map((v) => graph.ids[v]!),
    cycle: shortestCycle(graph, members[0]!).map((v) => graph.ids[v]!),
  }));
}

/** A shortest cycle through `from`, which is its first and its last vertex. */
function shortestCycle(graph: JourneyGraph, from: number): number[] {
  const { offsets, targets } = graph.out;
  const before = new Map<number, number>();
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = targets[i]!;
      if (before.has(v)) continue;
      before.set(v, u);
      if (v === from) {
        const cycle = [from];
        for (let at = u; at !== from; at = before.get(at)!) cycle.push(at);
        return [...cycle, from].reverse();
      }
      queue.push(v);
    }
  }
  return [from];
}
