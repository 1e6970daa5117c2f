import type { Analysis, AnalysisInput, StateAnalysis } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import type { AnalysisAnswer, AnalysisQuestion } from './analysis.worker';

/** Works out the figures of a map, away from the main thread. */
export interface Analyst {
  /** Asks about a map whose states are known, as if `mended` were. Only the newest question is sure to be answered. */
  ask(map: JourneyMap, states: StateAnalysis, mended?: ReadonlySet<string>): void;
  destroy(): void;
}

/** The part of a `Worker` that is used. */
export interface AnalysisWorker {
  postMessage(question: AnalysisQuestion): void;
  onmessage: ((event: MessageEvent<AnalysisAnswer>) => void) | null;
  terminate(): void;
}

interface Question {
  readonly map: JourneyMap;
  readonly states: StateAnalysis;
  readonly mended: ReadonlySet<string> | undefined;
}

/** So long a question waits: the frame that shows the change comes first, and a burst of edits asks once. */
const REST_MS = 24;

/** One question is under way at a time; of those that wait, the newest wins. */
export function createAnalyst(worker: AnalysisWorker, onAnswer: (analysis: Analysis) => void): Analyst {
  let revision = 0;
  let waiting: Question | null = null;
  let asked: Question | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const send = (): void => {
    timer = null;
    if (!waiting || asked) return;
    asked = waiting;
    waiting = null;
    revision += 1;
    const { map, mended } = asked;
    worker.postMessage({ revision, input: { ...analysisInput(map), ...(mended && { mended }) } });
  };
  worker.onmessage = ({ data }) => {
    const question = asked;
    asked = null;
    if (waiting) timer ??= setTimeout(send, REST_MS);
    if ('error' in data) console.error('The figures could not be worked out.', data.error);
    else if (question) onAnswer({ ...question.states, ...data.figures });
  };
  return {
    ask(map, states, mended) {
      waiting = { map, states, mended };
      timer ??= setTimeout(send, REST_MS);
    },
    destroy() {
      if (timer) clearTimeout(timer);
      worker.onmessage = null;
      worker.terminate();
    },
  };
}

/** The worker of this page. */
export function startAnalysisWorker(): AnalysisWorker {
  return new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' });
}

/** What the engine needs of a map, and nothing else: less to copy to the worker. */
function analysisInput(map: JourneyMap): AnalysisInput {
  return {
    touchpoints: map.touchpoints.map(
      ({ id, role, reaction, parent, effort, dropOff, customers, ratings, phase, customer, owner }) => ({
        id,
        ...(role && { role }),
        ...(reaction && { reaction }),
        ...(parent !== undefined && { parent }),
        ...(effort !== undefined && { effort }),
        ...(dropOff !== undefined && { dropOff }),
        ...(customers !== undefined && { customers }),
        ...(ratings && {
          ratings: ratings.map(({ side, reaction: given }) => ({ ...(side && { side }), reaction: given })),
        }),
        ...(phase !== undefined && { phase }),
        ...(customer && { customer }),
        ...(owner !== undefined && { owner }),
      }),
    ),
    transitions: map.transitions.map(({ id, source, target, share }) => ({
      id,
      source,
      target,
      ...(share !== undefined && { share }),
    })),
    ...(map.phases.length > 0 && { phases: map.phases.map(({ id }) => ({ id })) }),
    ...(map.rules !== undefined && { rules: map.rules }),
  };
}
