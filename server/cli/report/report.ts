import type { Analysis } from '@/lib/analysis/types';
import type { JourneyMap } from '@/lib/model/types';
import { namesOf, oneLine } from '@/lib/report/names';
import { nextSteps } from '@/lib/report/next-steps';
import type { Terminal } from '../terminal';
import { tellFindings } from './findings-section';
import { tellLosses } from './loss-section';
import { tellMending } from './mend-section';
import type { ReportSource } from './report-source';
import { tellSinglePoints } from './resilience-section';
import { Sheet } from './sheet';
import { tellStarts } from './starts-section';
import { tellVerdict } from './verdict-section';

/**
 * What `check` tells a person who may never have seen the product: the verdict in one sentence, every start with the
 * path that proves its verdict, what to mend first, where customers are lost, what hangs on one touchpoint, what else
 * was found, and what to do next. Long lists are cut and say so.
 */
export function reportOf(map: JourneyMap, analysis: Analysis, terminal: Pick<Terminal, 'color' | 'columns'>): string {
  const sheet = new Sheet(terminal.columns, terminal.color);
  const source: ReportSource = { map, analysis, nameOf: namesOf(map) };
  sheet.text(sheet.paint.strong(oneLine(map.title) || 'Untitled map'));
  tellVerdict(sheet, source);
  for (const scope of analysis.scopes) tellStarts(sheet, source, scope);
  tellMending(sheet, source);
  tellLosses(sheet, source);
  tellSinglePoints(sheet, source);
  tellFindings(sheet, source);
  tellNextSteps(sheet, source);
  return sheet.toString();
}

function tellNextSteps(sheet: Sheet, source: ReportSource): void {
  const steps = nextSteps(source);
  if (steps.length === 0) return;
  sheet.heading('What to do next');
  steps.forEach((step, index) => {
    sheet.text(step, { mark: `${index + 1}.`, indent: 2 });
  });
}
