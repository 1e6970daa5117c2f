import type { Analysis } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import type { NameOf } from '@/lib/report/names';

/** What each part of a report is made from. */
export interface ReportSource {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly nameOf: NameOf;
}
