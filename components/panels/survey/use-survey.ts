'use client';

import { useEffect, useMemo, useState } from 'react';
import type { SurveyMapping } from '@/lib/exchange/survey/survey-columns';
import type { JourneyMap } from '@/lib/model/types';
import type { SurveyAnswerSheet, SurveyQuestion } from '../../reading/survey-messages';
import { createAsker } from '../../workers/asker';

interface Given {
  readonly file: File;
  readonly mapping: SurveyMapping | null;
  readonly chosen: ReadonlyMap<string, string | null>;
}

export interface SurveyState {
  readonly file: File | null;
  /** What the answers would do; while something was changed, what they would have done before it. */
  readonly sheet: SurveyAnswerSheet | null;
  readonly pending: boolean;
  readonly give: (file: File) => void;
  readonly mapAs: (mapping: SurveyMapping) => void;
  /** Takes a name of the survey for a touchpoint, or for none. */
  readonly match: (name: string, id: string | null) => void;
}

const FAILED: SurveyAnswerSheet = {
  ok: false,
  mapping: null,
  faults: ['The page could not check the file. Reload the page and choose it again.'],
};

/** Answers of a survey and what they would do to the map, worked out in a worker, live with the map. */
export function useSurvey(map: JourneyMap): SurveyState {
  const asker = useMemo(
    () =>
      createAsker<SurveyQuestion, SurveyAnswerSheet>(
        () => new Worker(new URL('../../reading/survey.worker.ts', import.meta.url), { type: 'module' }),
      ),
    [],
  );
  const [given, setGiven] = useState<Given | null>(null);
  const [answer, setAnswer] = useState<{
    readonly of: Given;
    readonly map: JourneyMap;
    sheet: SurveyAnswerSheet;
  } | null>(null);
  useEffect(() => () => asker.stop(), [asker]);
  useEffect(() => {
    if (!given) return;
    let current = true;
    asker
      .ask(() => ({ ...given, map }))
      .then(
        (sheet) => current && sheet && setAnswer({ of: given, map, sheet }),
        () => current && setAnswer({ of: given, map, sheet: FAILED }),
      );
    return () => {
      current = false;
    };
  }, [asker, given, map]);
  return {
    file: given?.file ?? null,
    sheet: answer && answer.of.file === given?.file ? answer.sheet : null,
    pending: answer?.of !== given || answer?.map !== map,
    give: (file) => setGiven({ file, mapping: null, chosen: new Map() }),
    mapAs: (mapping) => setGiven((before) => before && { ...before, mapping }),
    match: (name, id) => setGiven((before) => before && { ...before, chosen: new Map(before.chosen).set(name, id) }),
  };
}
