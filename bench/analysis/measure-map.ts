import { analyze, createAnalyzer } from '../../lib/analysis/analyze';
import { type AnalysisCore, analyzeCore } from '../../lib/analysis/analyze-core';
import { createChainLister } from '../../lib/analysis/chains/list-chains';
import { buildGraph } from '../../lib/analysis/graph/build-graph';
import { findComponents } from '../../lib/analysis/graph/components';
import { connect } from '../../lib/analysis/graph/connect';
import { reachFrom } from '../../lib/analysis/graph/reach';
import { namePoints } from '../../lib/analysis/repairs/single-points';
import { analyzeStates, createStateAnalyzer } from '../../lib/analysis/states/analyze-states';
import { components, graphologyOf, reach } from './graphology-parts';
import { addTransition, type MapPlan, makeMap, turnReaction } from './make-maps';
import { measure } from './measure';

/** Rounds by size: some seconds a row at most. */
function roundsFor(touchpoints: number): { quick: number; slow: number } {
  if (touchpoints <= 1_000) return { quick: 200, slow: 30 };
  if (touchpoints <= 10_000) return { quick: 40, slow: 6 };
  return { quick: 7, slow: 1 };
}

/** Times every part on one map, and graphology on the same. */
export function measureMap(plan: MapPlan): void {
  const input = makeMap(plan);
  const n = input.touchpoints.length;
  const { quick, slow } = roundsFor(n);
  const core = analyzeCore(input);
  const total = core.counts.total[0]!;
  const size = total <= 2n ** 53n ? 'up to 2⁵³' : `of ${total.toString(2).length} bits`;
  console.log(
    `\n${plan.shape}, ${n} touchpoints, ${input.transitions.length} transitions, loops ${plan.loops * 100} %: counts ${size}${core.counts.exact[0] ? '' : ', at least'}, ${core.condensation.blocks.length} loops counted`,
  );
  measure('full, without Shapley, resilience, flow and findings: fresh', quick, () => analyzeCore(input));
  measure('  the same, and everything read out of it', quick, () => readOut(analyzeCore(input)));
  let edited = input;
  let last = core;
  measure('  after a reaction was turned', quick, (round) => {
    edited = turnReaction(edited, (round * 7919) % n);
    last = analyzeCore(edited, last);
    return last;
  });
  measure('states, the synchronous part: fresh', quick, () => analyzeStates(input));
  const analyzer = createStateAnalyzer();
  let shown = input;
  measure('  after a reaction was turned', quick, (round) => {
    shown = turnReaction(shown, (round * 7919) % n);
    return analyzer(shown);
  });
  measure('  the same, and every state read', quick, (round) => {
    shown = turnReaction(shown, (round * 7919) % n);
    const { touchpoints, transitions } = analyzer(shown);
    return [[...touchpoints.values()], [...transitions.values()]];
  });
  measure('  after a transition was added', quick, (round) => {
    shown = addTransition(shown, round);
    return analyzer(shown);
  });
  measure('everything: fresh', slow, () => analyze(input));
  const keeper = createAnalyzer();
  let whole = input;
  measure('  after a reaction was turned', slow, (round) => {
    whole = turnReaction(whole, (round * 7919) % n);
    return keeper(whole);
  });
  measure('the first 50 chains', slow, () => createChainLister(input).next(50));
  if (plan.shape !== 'giant') compare(core, quick);
}

/** Makes every object of the core that a page could ask for. */
function readOut({ described, counts, graph, singlePoints }: AnalysisCore): unknown {
  const { touchpoints, transitions, scopes } = described.states;
  return [
    [...touchpoints.values()],
    [...transitions.values()],
    scopes.map((scope) => scope.starts.map(({ witness, breakPoint }) => [witness, breakPoint])),
    graph.ids.map((_, v) => counts.restoresOf(v)),
    namePoints(singlePoints, graph),
  ];
}

/** The parts that graphology has too. Ours reads nesting and lifts transitions on the way. */
function compare({ input, graph }: AnalysisCore, rounds: number): void {
  measure('graph, loops, reach and roles', rounds, () => buildGraph(input));
  const ours = measure('graph, loops, reach of starts and finals', rounds, () => {
    const { out, back } = connect(input);
    return [findComponents(out), reachFrom(out, graph.isStart), reachFrom(back, graph.isFinal)];
  });
  const some = Math.max(1, Math.ceil(rounds / 3));
  const theirs = graphologyOf(input);
  const ends = (flag: Uint8Array) => graph.ids.filter((_, v) => flag[v]);
  const [starts, finals] = [ends(graph.isStart), ends(graph.isFinal)];
  const build = measure('graphology: the same graph', some, () => graphologyOf(input));
  const reached = measure('graphology: reach of starts and finals', some, () => [
    reach(theirs, starts, 'out'),
    reach(theirs, finals, 'in'),
  ]);
  try {
    const scc = measure('graphology: strongly connected components', some, () => components(theirs));
    console.log(`  graphology takes ${((build + scc + reached) / ours).toFixed(1)} times as long for these parts`);
  } catch (error) {
    // Its depth-first search calls itself: on a long map the stack does not suffice.
    if (!(error instanceof RangeError)) throw error;
    console.log(
      `  graphology: strongly connected components: gives up (${error.message}); the others take ${((build + reached) / ours).toFixed(1)} times as long as all of ours`,
    );
  }
}
