import Graph from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { analyze, analyzeStates, createStateAnalyzer } from '@/lib/analysis/analyze';
import { createChainLister } from '@/lib/analysis/chains/list-chains';
import type { AnalysisInput, AnalysisTouchpoint } from '@/lib/analysis/types';

interface Size {
  readonly touchpoints: number;
  readonly transitions: number;
  readonly rounds: number;
}

const SIZES: readonly Size[] = [
  { touchpoints: 1_000, transitions: 1_500, rounds: 200 },
  { touchpoints: 10_000, transitions: 30_000, rounds: 30 },
];

/** mulberry32, so that every run measures the same maps. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A long map: steps lead some way on, one in twenty back a little; a fifth of the touchpoints is negative. */
function makeMap({ touchpoints: n, transitions: m }: Size): AnalysisInput {
  const random = seeded(n + m);
  const id = (kind: string, i: number) => `${kind}${String(i).padStart(6, '0')}`;
  const touchpoints = Array.from({ length: n }, (_, i): AnalysisTouchpoint => {
    const mood = random();
    return { id: id('t', i), reaction: mood < 0.2 ? 'negative' : mood < 0.5 ? 'neutral' : 'positive' };
  });
  const transitions = Array.from({ length: m }, (_, i) => {
    const from = Math.floor(random() * n);
    const step = random() < 0.05 ? -1 - Math.floor(random() * 4) : 1 + Math.floor(random() * random() * 60);
    const to = Math.min(n - 1, Math.max(0, from + step));
    return { id: id('e', i), source: id('t', from), target: id('t', to) };
  });
  return { touchpoints, transitions };
}

/** The map with the reaction of one touchpoint turned, as an edit does it: all other objects stay. */
function toggle(input: AnalysisInput, at: number): AnalysisInput {
  const touchpoints = input.touchpoints.slice();
  const old = touchpoints[at]!;
  touchpoints[at] = { ...old, reaction: old.reaction === 'negative' ? 'positive' : 'negative' };
  return { ...input, touchpoints };
}

function measure(name: string, rounds: number, work: (round: number) => unknown): void {
  for (let i = 0; i < Math.min(rounds, 20); i++) work(i);
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const begun = performance.now();
    work(i);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(2);
  console.log(`  ${name.padEnd(44)} median ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms`);
}

/** Times the analysis on maps of two sizes, and graphology on the same graphs. Prints; gives nothing back. */
export function run(): void {
  for (const size of SIZES) {
    const input = makeMap(size);
    const { rounds } = size;
    const n = input.touchpoints.length;
    console.log(`analysis, ${size.touchpoints} touchpoints and ${size.transitions} transitions:`);
    measure('states, fresh', rounds, () => analyzeStates(input));
    const analyzer = createStateAnalyzer();
    let edited = input;
    measure('states, after a reaction was turned', rounds, (round) => {
      edited = toggle(edited, (round * 7919) % n);
      return analyzer(edited);
    });
    measure('everything, fresh', Math.ceil(rounds / 5), () => analyze(input));
    let whole = input;
    measure('everything, after a reaction was turned', Math.ceil(rounds / 5), (round) => {
      whole = toggle(whole, (round * 7919) % n);
      return analyze(whole);
    });
    measure('the first 50 chains', Math.ceil(rounds / 3), () => createChainLister(input).next(50));
    measure('graphology: the same graph built', Math.ceil(rounds / 3), () => graphologyOf(input));
    const graph = graphologyOf(input);
    measure('graphology: strongly connected components', Math.ceil(rounds / 3), () =>
      stronglyConnectedComponents(graph),
    );
  }
}

function graphologyOf(input: AnalysisInput): Graph {
  const graph = new Graph({ type: 'directed', multi: true, allowSelfLoops: true });
  for (const touchpoint of input.touchpoints) graph.addNode(touchpoint.id);
  for (const transition of input.transitions) {
    graph.addDirectedEdgeWithKey(transition.id, transition.source, transition.target);
  }
  return graph;
}
