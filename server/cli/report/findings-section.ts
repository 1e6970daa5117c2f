import type { Finding } from '@/lib/analysis/types';
import { countWord } from '@/lib/analysis/words/count-words';
import { describeFinding } from '@/lib/analysis/words/describe-finding';
import { oneLine } from '@/lib/report/names';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** Of one rule so many are told one by one; the others are counted. */
const MOST_OF_RULE = 3;
/** The starts and what hangs on one touchpoint tell these already. */
const TOLD: ReadonlySet<string> = new Set(['broken-chain', 'at-risk', 'incomplete-chain', 'single-point-of-failure']);

const SEVERITIES = [
  { severity: 'error', title: 'Errors', tone: 'bad' },
  { severity: 'warning', title: 'Warnings', tone: 'warn' },
  { severity: 'info', title: 'Notes', tone: 'dim' },
] as const;

/** What else was found, by severity and rule. */
export function tellFindings(sheet: Sheet, source: ReportSource): void {
  const findings = source.analysis.findings.filter(({ ruleId }) => !TOLD.has(ruleId));
  for (const { severity, title, tone } of SEVERITIES) {
    const found = findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) continue;
    sheet.heading(`${title} (${found.length})`);
    const rules = [...new Set(found.map(({ ruleId }) => ruleId))];
    for (const same of rules.map((rule) => found.filter(({ ruleId }) => ruleId === rule)))
      tellRule(sheet, source, same, sheet.paint[tone]('•'));
  }
}

function tellRule(sheet: Sheet, { nameOf }: ReportSource, same: readonly Finding[], mark: string): void {
  const shown = same.length > MOST_OF_RULE + 1 ? same.slice(0, MOST_OF_RULE) : same;
  let before = '';
  for (const finding of shown) {
    const { title, text } = describeFinding(finding, nameOf);
    // What holds of several alike is said once, below the first.
    const again = text === before || text === '';
    sheet.text(`${oneLine(title)}.${again ? '' : ` ${sheet.paint.dim(oneLine(text))}`}`, { mark, indent: 2 });
    before = text;
  }
  const rest = same.length - shown.length;
  if (rest > 0)
    sheet.text(`… and ${countWord(rest)} more like ${rest === 1 ? 'it' : 'these'} (--json lists all)`, { indent: 4 });
}
