import type { Analysis } from '@/lib/analysis/types';
import { countDigits } from '@/lib/analysis/words/count-words';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { formatShare } from '@/lib/scene/format-count';

/** 'Trying 2 mended: 5 of 6 chains work, now 1. Conversion 62 % instead of 31 %.', of the root scope. */
export function trialSentence(actual: Analysis, tried: Analysis, count: number): string {
  return `Trying ${count} mended: ${chainWords(actual, tried)}. ${conversionWords(actual, tried)}.`;
}

function chainWords(actual: Analysis, tried: Analysis): string {
  const { text } = verdictLine(tried);
  const before = actual.scopeFigures[0]?.chains;
  const after = tried.scopeFigures[0]?.chains;
  if (!before || !after || after.total === 0n) return text;
  if (before.intact === after.intact) return `${text}, as now`;
  return `${text}, now ${before.exact ? '' : 'at least '}${countDigits(before.intact)}`;
}

function conversionWords(actual: Analysis, tried: Analysis): string {
  const before = formatShare(actual.scopeFigures[0]?.flow.conversion ?? 0);
  const after = formatShare(tried.scopeFigures[0]?.flow.conversion ?? 0);
  return before === after ? `Conversion stays ${after}` : `Conversion ${after} instead of ${before}`;
}

/** Starts that are broken as the map is and have an intact chain in the trial: root scope first, then by id. */
export function revivedStarts(actual: Analysis, tried: Analysis): readonly string[] {
  const broken = new Set<string>();
  for (const { starts } of actual.scopes) {
    for (const { id, verdict } of starts) if (verdict === 'broken') broken.add(id);
  }
  return tried.scopes.flatMap(({ starts }) =>
    starts.filter(({ id, verdict }) => broken.has(id) && verdict !== 'broken').map(({ id }) => id),
  );
}
