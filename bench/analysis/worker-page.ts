import { createAnalyst } from '../../components/store/analyst';
import { createStateAnalyzer } from '../../lib/analysis/states/analyze-states';
import type { AnalysisInput } from '../../lib/analysis/types';
import { EMPTY_MAP, type JourneyMap } from '../../lib/model/types';
import { type MapPlan, makeMap, turnReaction } from './make-maps';

/** What the page's main thread did while one map was analysed in the Worker; ms. */
export interface WorkerRun {
  /** The states, worked out at once. */
  readonly states: number;
  /** From the question until the answer is there. */
  readonly answer: number;
  /** The longest time for which nothing else could have run, from then on until all figures can be read. */
  readonly longestGap: number;
  /** The tenth of them, from the longest down: whether it was one or many. */
  readonly tenthGap: number;
}

/** The floor: a second in which nothing is asked. */
async function idle(): Promise<WorkerRun> {
  const gaps = watchGaps();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const [longestGap, tenthGap] = pickGaps(await gaps.stop());
  return { states: 0, answer: 0, longestGap, tenthGap };
}

/** First does nothing for a second, then opens a large map and then turns reactions, one after the other, with the page's own analyst and Worker. */
export async function runWorker(workerSource: string, plan: MapPlan, turns: number): Promise<WorkerRun[]> {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const analyzeStates = createStateAnalyzer();
  let answered: (chains: string) => void = () => undefined;
  const analyst = createAnalyst(new Worker(url), (analysis) =>
    answered(String(analysis.scopeFigures[0]?.chains.exact)),
  );
  const runs: WorkerRun[] = [await idle()];
  let input = makeMap(plan);
  for (let turn = 0; turn <= turns; turn++) {
    if (turn > 0) input = turnReaction(input, (turn * 7919) % input.touchpoints.length);
    const begun = performance.now();
    const states = analyzeStates(input);
    const known = performance.now();
    const gaps = watchGaps();
    const answer = new Promise<string>((resolve) => {
      answered = resolve;
    });
    analyst.ask(mapOf(input), states);
    await answer;
    const there = performance.now();
    const [longestGap = 0, tenthGap = 0] = pickGaps(await gaps.stop());
    runs.push({ states: known - begun, answer: there - known, longestGap, tenthGap });
  }
  analyst.destroy();
  return runs;
}

const mapOf = (input: AnalysisInput): JourneyMap => ({ ...EMPTY_MAP, ...input }) as unknown as JourneyMap;

function pickGaps(gaps: readonly number[]): [number, number] {
  const sorted = [...gaps].sort((a, b) => b - a);
  return [sorted[0] ?? 0, sorted[9] ?? 0];
}

/** Times between turns of the main thread's queue, as often as it comes round. */
function watchGaps(): { stop(): Promise<readonly number[]> } {
  const gaps: number[] = [];
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let ending: (() => void) | null = null;
  port1.onmessage = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (ending) ending();
    else port2.postMessage(null);
  };
  port2.postMessage(null);
  return {
    stop: () =>
      new Promise((resolve) => {
        ending = () => resolve(gaps);
      }),
  };
}

(globalThis as { runWorker?: typeof runWorker }).runWorker = runWorker;
