import { answerTidy, type TidyQuestion } from '@/lib/scene/tidy/tidy-question';

/** The share of the work that is done, 0–1, or the layout: ids, and their places in the same order, x and y by turns. */
export type TidyAnswer =
  | { readonly done: number }
  | { readonly ids: readonly string[]; readonly places: Float64Array }
  | { readonly error: string };

interface WorkerScope {
  onmessage: ((event: MessageEvent<TidyQuestion>) => void) | null;
  postMessage(answer: TidyAnswer, transfer?: readonly Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  const all = data.map.touchpoints.length;
  let done = 0;
  try {
    const layout = answerTidy(data, (touchpoints) => {
      done += touchpoints;
      scope.postMessage({ done: Math.min(1, done / all) });
    });
    const places = new Float64Array([...layout.values()].flatMap(({ x, y }) => [x, y]));
    scope.postMessage({ ids: [...layout.keys()], places }, [places.buffer]);
  } catch (error) {
    scope.postMessage({ error: String(error) });
  }
};
