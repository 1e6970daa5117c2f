import type { ScopeStates, StartResult } from '@/lib/analysis/types';
import { countOf, countWord } from '@/lib/analysis/words/count-words';
import { capital } from '@/lib/report/names';
import { VERDICT_GROUPS, type VerdictGroup } from '@/lib/report/verdict-groups';
import type { Paint } from '../paint';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** More starts than this of one verdict are counted, not listed. */
const MOST = 25;
/** Of a longer way the beginning, the breaks and the end are shown. */
const LONGEST_PATH = 12;

/** The starts of a scope by verdict, the worst first, each with a path that proves it. */
export function tellStarts(sheet: Sheet, source: ReportSource, { id, starts }: ScopeStates): void {
  const inside = id === null ? '' : ` inside "${source.nameOf(id)}"`;
  for (const group of VERDICT_GROUPS) {
    const found = starts.filter((start) => start.verdict === group.verdict);
    if (found.length === 0) continue;
    sheet.heading(
      `${group.title}${inside} (${howMany(found.length, starts.length)})`,
      group.verdict === 'broken' ? `${group.meaning}; ✗ is where they leave` : group.meaning,
    );
    for (const start of found.slice(0, MOST)) tellStart(sheet, source, group, start);
    if (found.length > MOST) sheet.text(`… and ${found.length - MOST} more (--json lists all)`, { indent: 2 });
  }
}

function howMany(count: number, all: number): string {
  return all === 1 ? 'the only start' : `${countWord(count)} of ${countOf(all, 'start')}`;
}

function tellStart(sheet: Sheet, source: ReportSource, group: VerdictGroup, start: StartResult): void {
  const { paint } = sheet;
  const mark = paint[group.tone]('•');
  if (start.witness.length > 1) sheet.text(pathOf(start.witness, source, paint), { mark, indent: 2 });
  else sheet.text(source.nameOf(start.id), { mark, indent: 2 });
  if ((start.repairs ?? 0) > 1) {
    sheet.text(capital(`${countOf(start.repairs!, 'touchpoint')} on this way must be mended.`), { indent: 4 });
  }
}

/** The witness as a line; of a long one the beginning, the surroundings of each break and the end. */
function pathOf(path: readonly string[], { analysis, nameOf }: ReportSource, paint: Paint): string {
  const breaks = (id: string | undefined): boolean =>
    id !== undefined && analysis.touchpoints.get(id)?.negative === true;
  const parts: string[] = [];
  let skipped = false;
  path.forEach((id, i) => {
    const near = [path[i - 1], id, path[i + 1]].some(breaks);
    if (path.length > LONGEST_PATH && i >= 3 && i < path.length - 2 && !near) {
      if (!skipped) parts.push('…');
      skipped = true;
      return;
    }
    skipped = false;
    parts.push(breaks(id) ? paint.bad(`✗ ${nameOf(id)}`) : nameOf(id));
  });
  return parts.join(paint.dim(' › '));
}
