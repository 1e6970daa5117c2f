import type { JourneyGraph } from '../graph/journey-graph';
import type { Analysis, AnalysisInput, AnalysisTouchpoint, Finding, RuleSetting } from '../types';
import { type CountedLink, countedLinks } from './counted-links';
import { type Family, findFamilyEnds } from './family-ends';
import { findEntrances } from './find-entrances';
import { findOtherEntries } from './find-other-entries';
import { findTraps, type Trap } from './find-traps';
import { followWay, waysFromStarts, waysToFinals } from './ways';

/** What rules look at: everything but the findings, what was given, and ways through the map to prove claims. */
export interface Facts extends Omit<Analysis, 'findings'> {
  /** Touchpoints as given, in the order of their ids. */
  readonly given: ReadonlyMap<string, AnalysisTouchpoint>;
  /** Ids of the phases in the order of their lanes. */
  readonly phases: readonly string[];
  /** Scopes in which a transition counts. */
  readonly linkedScopes: ReadonlySet<string | null>;
  /** Scopes that have a start. */
  readonly startedScopes: ReadonlySet<string | null>;
  readonly traps: readonly Trap[];
  /** Transitions that count, and self-loops, by id. */
  readonly links: readonly CountedLink[];
  hasTransition(id: string): boolean;
  /** Where transitions lead from a touchpoint, and whence they come: handovers and self-loops left out, each once, by id. */
  leadsTo(id: string): readonly string[];
  comesFrom(id: string): readonly string[];
  /** The starts and finals among all that a touchpoint is connected with by transitions that are no handovers. */
  family(id: string): Family;
  /** Whether customers would still come to a start by another one if it were none itself. */
  isEnteredElsewhere(id: string): boolean;
  /** A shortest path from a start of its scope, whatever breaks on it; only itself when there is none. */
  wayTo(id: string): readonly string[];
  /** Transitions on that path; 0 where there is none. */
  stepsTo(id: string): number;
  /** A shortest path on to a final, whatever breaks on it; empty when there is none. */
  wayOn(id: string): readonly string[];
  /** Touchpoints on that path, ends included; 0 when there is none. */
  touchesOn(id: string): number;
  /** A shortest path on to a final on which nothing is negative, ends included; empty when there is none. */
  intactWayOn(id: string): readonly string[];
  /** Touchpoints that lead on, in groups that nothing outside leads into: where a scope could begin, the likeliest first. */
  entrances(scopeId: string | null): readonly string[];
}

/** What a rule says; the registry adds its id and severity. */
export type FindingDraft = Omit<Finding, 'ruleId' | 'severity'>;

export interface Rule {
  readonly id: string;
  find(facts: Facts, setting: RuleSetting): readonly FindingDraft[];
}

/** Gathers the facts once for all rules; what only few rules ask for when the first of them asks. */
export function makeFacts(graph: JourneyGraph, known: Omit<Analysis, 'findings'>, input: AnalysisInput): Facts {
  const { ids, indexOf } = graph;
  const first = new Map<string, AnalysisTouchpoint>();
  for (const touchpoint of input.touchpoints) if (!first.has(touchpoint.id)) first.set(touchpoint.id, touchpoint);
  // What is judged as mended loses nobody, whatever was measured.
  const asJudged = (id: string): AnalysisTouchpoint =>
    input.mended?.has(id) ? { ...first.get(id)!, dropOff: 0 } : first.get(id)!;
  const given = new Map(ids.map((id) => [id, asJudged(id)]));
  const linkedScopes = new Set<string | null>();
  for (let v = 0; v < ids.length; v++) if (graph.isLinked[v]) linkedScopes.add(known.scopes[graph.scopeOf[v]!]!.id);

  const from = once(() => waysFromStarts(graph));
  const on = once(() => waysToFinals(graph));
  const intact = once(() => {
    const negative = Uint8Array.from([...known.touchpoints.values()], (state) => (state.negative ? 1 : 0));
    return waysToFinals(graph, (v) => negative[v] === 1);
  });
  const links = once(() => countedLinks(graph, input));
  const transitions = once(() => new Set(graph.transitionIds));
  const positions = once(() => new Map(known.scopes.map((scope, position) => [scope.id, position])));
  const families = once(() => findFamilyEnds(graph, given));
  const elsewhere = once(() => findOtherEntries(graph, given, families()));
  const neighbours = ({ offsets, targets }: JourneyGraph['out'], id: string): string[] => {
    const v = indexOf.get(id)!;
    return Array.from(targets.subarray(offsets[v]!, offsets[v + 1]!), (u) => ids[u]!);
  };
  return {
    ...known,
    given,
    phases: (input.phases ?? []).map((phase) => phase.id),
    linkedScopes,
    startedScopes: new Set(known.scopes.filter((scope) => scope.starts.length > 0).map((scope) => scope.id)),
    traps: findTraps(graph),
    get links() {
      return links();
    },
    hasTransition: (id) => transitions().has(id),
    leadsTo: (id) => neighbours(graph.out, id),
    comesFrom: (id) => neighbours(graph.back, id),
    family: (id) => families()(indexOf.get(id)!),
    isEnteredElsewhere: (id) => elsewhere()(indexOf.get(id)!),
    wayTo: (id) => followWay(graph, from(), indexOf.get(id)!).reverse(),
    stepsTo: (id) => Math.max(0, from().steps[indexOf.get(id)!]!),
    wayOn: (id) => (on().steps[indexOf.get(id)!]! < 0 ? [] : followWay(graph, on(), indexOf.get(id)!)),
    touchesOn: (id) => on().steps[indexOf.get(id)!]! + 1,
    intactWayOn: (id) => (intact().steps[indexOf.get(id)!]! < 0 ? [] : followWay(graph, intact(), indexOf.get(id)!)),
    entrances: (scopeId) => findEntrances(graph, positions().get(scopeId)!),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
