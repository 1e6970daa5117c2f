import type { Verdict } from '@/lib/analysis/types';
import type { Command } from '@/lib/document/types';
import type { SurveyedTouchpoint } from '@/lib/exchange/survey/apply-survey';
import type { NameMatch } from '@/lib/exchange/survey/match-names';
import type { SurveyMapping } from '@/lib/exchange/survey/survey-columns';
import type { JourneyMap } from '@/lib/model/types';

export interface SurveyQuestion {
  readonly file: File;
  readonly map: JourneyMap;
  /** What the columns are to be taken for; null: what they seem to be. */
  readonly mapping: SurveyMapping | null;
  /** Names of the survey for which a person chose a touchpoint, or none. */
  readonly chosen: ReadonlyMap<string, string | null>;
}

/** A start whose verdict is another with the answers. */
export interface VerdictFlip {
  readonly start: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What a file of answers would do to the map, or every fault as a line. */
export type SurveyAnswerSheet = { readonly mapping: SurveyMapping | null } & (
  | {
      readonly ok: true;
      readonly answers: number;
      readonly matched: number;
      readonly customers: number;
      readonly matches: readonly NameMatch[];
      readonly touchpoints: readonly SurveyedTouchpoint[];
      readonly flips: readonly VerdictFlip[];
      readonly notes: readonly string[];
      /** One undo step together; none when all of it is there already. */
      readonly commands: readonly Command[];
    }
  | { readonly ok: false; readonly faults: readonly string[] }
);
