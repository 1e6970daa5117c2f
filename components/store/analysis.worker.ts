import { analyze } from '@/lib/analysis/analyze';
import type { Analysis, AnalysisInput, StateAnalysis } from '@/lib/analysis/types';

/** What the page has not worked out by itself already; states are many, and copying them back would cost a frame. */
export type Figures = Omit<Analysis, keyof StateAnalysis>;

/** What goes to the worker and what comes back. A revision that fails is answered with a reason. */
export interface AnalysisQuestion {
  readonly revision: number;
  readonly input: AnalysisInput;
}
export type AnalysisAnswer =
  | { readonly revision: number; readonly figures: Figures }
  | { readonly revision: number; readonly error: string };

interface WorkerScope {
  onmessage: ((event: MessageEvent<AnalysisQuestion>) => void) | null;
  postMessage(answer: AnalysisAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  try {
    const { scopes: _scopes, touchpoints: _touchpoints, transitions: _transitions, ...figures } = analyze(data.input);
    scope.postMessage({ revision: data.revision, figures });
  } catch (error) {
    scope.postMessage({ revision: data.revision, error: String(error) });
  }
};
