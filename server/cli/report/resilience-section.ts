import { countWord } from '@/lib/analysis/words/count-words';
import { listOf } from '@/lib/report/names';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

const MOST = 5;

/** The touchpoints of the root scope on which starts hang: were one of them negative, nothing would be left of those. */
export function tellSinglePoints(sheet: Sheet, { analysis, nameOf }: ReportSource): void {
  const points = [...analysis.singlePoints]
    .filter(([id, starts]) => analysis.touchpoints.get(id)?.scope === null && starts.length > 0)
    .sort(([, a], [, b]) => b.length - a.length);
  if (points.length === 0) return;
  sheet.heading('What hangs on one touchpoint', 'keep these good, there is no way around them');
  for (const [id, starts] of points.slice(0, MOST)) {
    const whose =
      starts.length > 3
        ? `${countWord(starts.length)} starts lose their last working chain`
        : `${listOf(starts, nameOf)} ${starts.length === 1 ? 'loses' : 'lose'} ${starts.length === 1 ? 'its' : 'their'} last working chain`;
    sheet.text(`"${nameOf(id)}": if it fails, ${whose}.`, { mark: '•', indent: 2 });
  }
  if (points.length > MOST) sheet.text(`… and ${countWord(points.length - MOST)} more`, { indent: 2 });
}
