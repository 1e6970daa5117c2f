import { CHAIN_MEANING, verdictWords } from '@/lib/report/verdict-words';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** How many chains work, what mending would bring, and what a chain and a break are. */
export function tellVerdict(sheet: Sheet, { analysis, nameOf }: ReportSource): void {
  const { sentence, hint, isWhole } = verdictWords(analysis, nameOf);
  const { paint } = sheet;
  sheet.text([paint[isWhole ? 'good' : 'bad'](sentence), ...(hint ? [hint] : [])].join(' '));
  sheet.text(paint.dim(CHAIN_MEANING));
}
