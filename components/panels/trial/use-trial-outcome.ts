'use client';

import { useRef } from 'react';
import { useEditorState } from '../../store/editor-context';
import { revivedStarts, trialSentence } from './trial-words';

/** What a trial brings, in words. */
export interface TrialOutcome {
  readonly sentence: string;
  /** Starts that work again, by id. */
  readonly revived: readonly string[];
}

/** What the trial brings; the answer before until a new one has been worked out, null until the first. */
export function useTrialOutcome(): TrialOutcome | null {
  const trial = useEditorState((state) => state.trial);
  const actual = useEditorState((state) => state.actual);
  const states = useEditorState((state) => state.states);
  const analysis = useEditorState((state) => state.analysis);
  const last = useRef<{ readonly of: readonly unknown[]; readonly outcome: TrialOutcome } | null>(null);
  if (!trial) last.current = null;
  else if (actual.analysis && analysis && analysis !== actual.analysis) {
    // Figures that are of other states than the page shows would be announced, and put right a moment later.
    const current =
      analysis.touchpoints === states.touchpoints && actual.analysis.touchpoints === actual.states.touchpoints;
    const of = [trial, actual.analysis, analysis];
    if (current && !last.current?.of.every((part, index) => part === of[index])) {
      const sentence = trialSentence(actual.analysis, analysis, trial.size);
      last.current = { of, outcome: { sentence, revived: revivedStarts(actual.analysis, analysis) } };
    }
  }
  return last.current?.outcome ?? null;
}
