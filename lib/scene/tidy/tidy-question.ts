import type { JourneyMap, Touchpoint } from '../../model/types';
import type { RowField } from '../lanes/rows';
import { type Positions, tidyLayout } from '../tidy';

/** What is to be tidied, as plain data that a worker takes. */
export interface TidyQuestion {
  readonly map: JourneyMap;
  /** Where touchpoints stand. */
  readonly now: Positions;
  readonly rows: RowField | null;
  /** Where columns of phases begin; empty when they may be laid out anew. */
  readonly begins: ReadonlyMap<string, number>;
}

/** The layout that a question asks for. `tick` is called after each stretch of work, with how many touchpoints' worth it was. */
export function answerTidy({ map, now, rows, begins }: TidyQuestion, tick?: (touchpoints: number) => void): Positions {
  return tidyLayout(map, {
    now,
    rows,
    ...(begins.size > 0 && { beginOf: (phase: string) => begins.get(phase) }),
    ...(tick && { tick }),
  });
}

/** The question about some touchpoints alone, with what is inside them and what leads from one to the other. */
export function onlyThese(map: JourneyMap, ids: ReadonlySet<string>, outer: ReadonlySet<string>): JourneyMap {
  const touchpoints = map.touchpoints.flatMap((touchpoint): Touchpoint[] => {
    if (!ids.has(touchpoint.id)) return [];
    if (!outer.has(touchpoint.id) || touchpoint.parent === undefined) return [touchpoint];
    const { parent: _, ...free } = touchpoint;
    return [free];
  });
  const transitions = map.transitions.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return { title: '', phases: map.phases, touchpoints, transitions };
}
