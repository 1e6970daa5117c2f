import type { Analysis, AnalysisInput } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import type { AnalysisAnswer, AnalysisQuestion } from './analysis.worker';

/** Works out the figures of a map, away from the main thread. */
export interface Analyst {
  /** Asks about a map. Only the newest question is sure to be answered. */
  ask(map: JourneyMap): void;
  destroy(): void;
}

/** The part of a `Worker` that is used. */
export interface AnalysisWorker {
  postMessage(question: AnalysisQuestion): void;
  onmessage: ((event: MessageEvent<AnalysisAnswer>) => void) | null;
  terminate(): void;
}

/** One question is under way at a time; of those that wait, the newest wins. */
export function createAnalyst(worker: AnalysisWorker, onAnswer: (analysis: Analysis) => void): Analyst {
  let revision = 0;
  let waiting: JourneyMap | null = null;
  let busy = false;

  const send = (map: JourneyMap): void => {
    busy = true;
    revision += 1;
    worker.postMessage({ revision, input: analysisInput(map) });
  };
  worker.onmessage = ({ data }) => {
    busy = false;
    if (waiting) {
      const next = waiting;
      waiting = null;
      send(next);
    }
    if ('analysis' in data) onAnswer(data.analysis);
    else console.error('The figures could not be worked out.', data.error);
  };
  return {
    ask(map) {
      if (busy) waiting = map;
      else send(map);
    },
    destroy() {
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
    touchpoints: map.touchpoints.map(({ id, role, reaction, parent, effort, dropOff, customers, ratings }) => ({
      id,
      ...(role && { role }),
      ...(reaction && { reaction }),
      ...(parent !== undefined && { parent }),
      ...(effort !== undefined && { effort }),
      ...(dropOff !== undefined && { dropOff }),
      ...(customers !== undefined && { customers }),
      ...(ratings && { ratings: ratings.map((rating) => ({ reaction: rating.reaction })) }),
    })),
    transitions: map.transitions.map(({ id, source, target, share }) => ({
      id,
      source,
      target,
      ...(share !== undefined && { share }),
    })),
  };
}
