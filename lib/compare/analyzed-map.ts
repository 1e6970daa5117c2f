import type { Analysis } from '../analysis/types';
import type { JourneyMap } from '../model/types';

/** A map with all that follows from it. */
export interface AnalyzedMap {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
}
