import { createAnalyzer } from '@/lib/analysis/analyze';
import { buffersOf, type PackedFigures, packFigures } from '@/lib/analysis/transfer/pack-figures';
import { type InputSlice, patchList } from '@/lib/analysis/transfer/slice-input';
import type { AnalysisInput, AnalysisTouchpoint, AnalysisTransition, Finding } from '@/lib/analysis/types';

/** What is small in a question, and is sent whole. */
export type QuestionRest = Omit<AnalysisInput, 'touchpoints' | 'transitions'>;

/**
 * Goes to the worker: what is new in the map since the question before, in slices, and then what is asked; and `goOn`
 * when a message of the answer has been taken in.
 */
export type AnalysisQuestion =
  | { readonly slice: InputSlice<AnalysisTouchpoint, AnalysisTransition> }
  | { readonly revision: number; readonly rest: QuestionRest }
  | { readonly goOn: true };

/**
 * Comes back: findings, some at a time, and at last the figures. Each message of findings waits until the one before has
 * been taken in: many at once would be one long turn for the page. States are not sent: the page has them already. A
 * revision that fails is answered with a reason.
 */
export type AnalysisAnswer =
  | { readonly revision: number; readonly findings: readonly Finding[] }
  | { readonly revision: number; readonly figures: PackedFigures }
  | { readonly revision: number; readonly error: string };

/** Findings in one message at most: few enough to be read within a frame. */
const FINDINGS_AT_ONCE = 500;

interface WorkerScope {
  onmessage: ((event: MessageEvent<AnalysisQuestion>) => void) | null;
  postMessage(answer: AnalysisAnswer, transfer?: readonly Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const analyzeNext = createAnalyzer();
let touchpoints: AnalysisInput['touchpoints'] = [];
let transitions: AnalysisInput['transitions'] = [];

let revision = 0;
let answer: Iterator<void> = [].values();

scope.onmessage = ({ data }) => {
  if ('slice' in data) {
    touchpoints = patchList(touchpoints, data.slice.touchpoints);
    transitions = patchList(transitions, data.slice.transitions);
    return;
  }
  if ('revision' in data) {
    revision = data.revision;
    answer = tell(revision, data.rest);
  }
  try {
    answer.next();
  } catch (error) {
    scope.postMessage({ revision, error: String(error) });
  }
};

/** The answer, a message each time it is asked to go on. */
function* tell(about: number, rest: QuestionRest): Generator<void> {
  const analysis = analyzeNext({ ...rest, touchpoints, transitions });
  const figures = packFigures(analysis);
  for (let from = 0; from < analysis.findings.length; from += FINDINGS_AT_ONCE) {
    scope.postMessage({ revision: about, findings: analysis.findings.slice(from, from + FINDINGS_AT_ONCE) });
    yield;
  }
  scope.postMessage({ revision: about, figures }, buffersOf(figures));
}
