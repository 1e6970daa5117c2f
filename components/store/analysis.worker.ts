import { analyze } from '@/lib/analysis/analyze';
import type { Analysis, AnalysisInput } from '@/lib/analysis/types';

/** What goes to the worker and what comes back. A revision that fails is answered with a reason. */
export interface AnalysisQuestion {
  readonly revision: number;
  readonly input: AnalysisInput;
}
export type AnalysisAnswer =
  | { readonly revision: number; readonly analysis: Analysis }
  | { readonly revision: number; readonly error: string };

interface WorkerScope {
  onmessage: ((event: MessageEvent<AnalysisQuestion>) => void) | null;
  postMessage(answer: AnalysisAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage({ revision: data.revision, analysis: analyze(data.input) });
  } catch (error) {
    scope.postMessage({ revision: data.revision, error: String(error) });
  }
};
