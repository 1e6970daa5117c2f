import { answerTidy, type TidyQuestion } from '@/lib/scene/tidy/tidy-question';
import type { Positions } from '@/lib/scene/types';
import type { TidyAnswer } from './tidy.worker';

/** Lays out, and calls back once; now and then with the share of the work that is done, 0–1. Gives what ends it before. */
export type StartTidy = (
  question: TidyQuestion,
  onDone: (layout: Positions | null) => void,
  onShare: (done: number) => void,
) => () => void;

/** Maps of so many touchpoints are laid out within a frame, and at once. */
const AT_ONCE = 120;

/** Lays out at once: for small maps, and where there are no workers. */
export const tidyAtOnce: StartTidy = (question, onDone) => {
  onDone(answerTidy(question));
  return () => undefined;
};

/** Lays a large map out in a worker of its own, which ends with it. */
export const tidyInWorker: StartTidy = (question, onDone, onShare) => {
  if (question.map.touchpoints.length <= AT_ONCE) return tidyAtOnce(question, onDone, onShare);
  const worker = new Worker(new URL('./tidy.worker.ts', import.meta.url), { type: 'module' });
  const end = (layout: Positions | null): void => {
    worker.terminate();
    onDone(layout);
  };
  worker.onmessage = ({ data }: MessageEvent<TidyAnswer>) => {
    if ('done' in data) onShare(data.done);
    else if ('error' in data) {
      console.error('The map could not be laid out.', data.error);
      end(null);
    } else {
      const { ids, places } = data;
      end(new Map(ids.map((id, i) => [id, { x: places[2 * i] ?? 0, y: places[2 * i + 1] ?? 0 }])));
    }
  };
  worker.onerror = () => end(null);
  worker.postMessage(question);
  return () => worker.terminate();
};
