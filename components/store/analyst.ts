import { unpackFigures } from '@/lib/analysis/transfer/pack-figures';
import { SLICE, sliceInput } from '@/lib/analysis/transfer/slice-input';
import type {
  Analysis,
  AnalysisInput,
  AnalysisTouchpoint,
  AnalysisTransition,
  Finding,
  StateAnalysis,
} from '@/lib/analysis/types';
import type { JourneyMap, Touchpoint, Transition } from '@/lib/model/types';
import type { AnalysisAnswer, AnalysisQuestion, QuestionRest } from './analysis.worker';

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

/**
 * One question is under way at a time; of those that wait, the newest wins. Only what is new since the question before
 * is sent, in slices with room for a frame between them, so that a map of any size leaves the page free.
 */
export function createAnalyst(worker: AnalysisWorker, onAnswer: (analysis: Analysis) => void): Analyst {
  let revision = 0;
  let waiting: Question | null = null;
  let asked: Question | null = null;
  let sent: JourneyMap | null = null;
  let findings: Finding[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  const send = (): void => {
    timer = null;
    if (!waiting || asked) return;
    const { map, mended } = waiting;
    asked = waiting;
    waiting = null;
    findings = [];
    const slices = sliceInput(sent, map, { touchpoint: analysisTouchpoint, transition: analysisTransition });
    sent = map;
    const step = (): void => {
      timer = null;
      const { value, done } = slices.next();
      if (done) {
        revision += 1;
        worker.postMessage({ revision, rest: { ...restOf(map), ...(mended && { mended }) } });
        return;
      }
      worker.postMessage({ slice: value });
      const full = value.touchpoints.set.length + value.transitions.set.length >= SLICE;
      if (full) timer = setTimeout(step, 0);
      else step();
    };
    step();
  };
  worker.onmessage = ({ data }) => {
    if ('findings' in data) {
      findings.push(...data.findings);
      worker.postMessage({ goOn: true });
      return;
    }
    const question = asked;
    asked = null;
    if (waiting) timer ??= setTimeout(send, REST_MS);
    if ('error' in data) console.error('The figures could not be worked out.', data.error);
    else if (question) onAnswer({ ...question.states, ...unpackFigures(data.figures, question.states), findings });
  };
  return {
    ask(map, states, mended) {
      waiting = { map, states, mended };
      if (!asked) timer ??= setTimeout(send, REST_MS);
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

/** A whole map as the engine takes it, for those who ask in one piece. */
export function analysisInput(map: JourneyMap): AnalysisInput {
  return {
    touchpoints: map.touchpoints.map(analysisTouchpoint),
    transitions: map.transitions.map(analysisTransition),
    ...restOf(map),
  };
}

/** What the engine needs of a touchpoint, and nothing else: less to copy to the worker. */
function analysisTouchpoint(touchpoint: Touchpoint): AnalysisTouchpoint {
  const { id, role, reaction, parent, effort, dropOff, customers, ratings, phase, customer, owner } = touchpoint;
  return {
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
  };
}

function analysisTransition({ id, source, target, share }: Transition): AnalysisTransition {
  return { id, source, target, ...(share !== undefined && { share }) };
}

function restOf(map: JourneyMap): QuestionRest {
  return {
    ...(map.phases.length > 0 && { phases: map.phases.map(({ id }) => ({ id })) }),
    ...(map.rules !== undefined && { rules: map.rules }),
  };
}
