import { mendList } from '@/lib/analysis/words/mend-list';
import { mendTogether, mendWords } from '@/lib/report/mend-words';
import { shortLine } from '@/lib/report/names';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** More than this are counted, not listed. */
const MOST = 10;

/** The negative touchpoints, the one whose mending brings most at the top, and the smallest set that mends all. */
export function tellMending(sheet: Sheet, source: ReportSource): void {
  const { map, analysis, nameOf } = source;
  const items = mendList(analysis);
  if (items.length === 0) return;
  sheet.heading('Mend first', 'make these touchpoints better, the one that brings most at the top');
  const owners = new Map(map.touchpoints.map(({ id, owner }) => [id, shortLine(owner ?? '')]));
  items.slice(0, MOST).forEach((item, index) => {
    const mark = `${index + 1}.`;
    sheet.text(sheet.paint.strong(nameOf(item.id)), { mark, indent: 2 });
    sheet.text(mendWords(item, { analysis, nameOf, owner: owners.get(item.id) }), { indent: 3 + mark.length });
  });
  if (items.length > MOST) sheet.text(`… and ${items.length - MOST} more (--json lists all)`, { indent: 2 });
  const together = mendTogether(analysis, nameOf, MOST);
  if (together !== null) sheet.text(together, { indent: 2 });
}
