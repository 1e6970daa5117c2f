import type { Analysis } from '../analysis/types';
import type { JourneyMap } from '../model/types';
import { type NameOf, namesOf } from './names';
import type { Words } from './report-document';

/** What a report takes of the options of an export. */
export interface ReportOptions {
  /** As it is to be read; null for none. */
  readonly date: string | null;
  readonly names: boolean;
  readonly notes: boolean;
}

/** What each section is made from. */
export interface ReportSource {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly options: ReportOptions;
  readonly nameOf: NameOf;
  readonly byId: ReadonlyMap<string, JourneyMap['touchpoints'][number]>;
}

export function reportSource(map: JourneyMap, analysis: Analysis, options: ReportOptions): ReportSource {
  const byId = new Map(map.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  return { map, analysis, options, nameOf: namesOf(map), byId };
}

/** A touchpoint in a sentence. */
export function named({ analysis, nameOf }: ReportSource, id: string): Words {
  return { kind: 'touchpoint', id, name: nameOf(id), breaks: analysis.touchpoints.get(id)?.negative === true };
}

/** Several, with commas; the rest counted. */
export function namedList(source: ReportSource, ids: readonly string[], most: number): Words[] {
  const told = ids.slice(0, ids.length > most + 1 ? most : ids.length);
  const words = told.flatMap((id, i): Words[] => (i === 0 ? [named(source, id)] : [', ', named(source, id)]));
  return ids.length > told.length ? [...words, ` and ${ids.length - told.length} more`] : words;
}

/** A way, touchpoint by touchpoint; of a long one the beginning, what surrounds each break, and the end. */
export function pathWords(source: ReportSource, path: readonly string[]): Words[] {
  const breaks = (id: string | undefined): boolean =>
    id !== undefined && source.analysis.touchpoints.get(id)?.negative === true;
  const words: Words[] = [];
  let skipped = 0;
  path.forEach((id, i) => {
    const near = [path[i - 1], id, path[i + 1]].some(breaks);
    if (path.length > LONGEST_PATH && i >= 3 && i < path.length - 2 && !near) {
      skipped += 1;
      return;
    }
    if (skipped > 0) words.push(' → ', { kind: 'soft', text: `${skipped} more` });
    skipped = 0;
    if (i > 0) words.push(' → ');
    words.push(named(source, id));
  });
  return words;
}

const LONGEST_PATH = 12;
