import { countOf } from '@/lib/analysis/words/count-words';
import { type MendItem, mendList } from '@/lib/analysis/words/mend-list';
import { capital, listOf, shortLine } from './names';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** More than this are counted, not listed. */
const MOST = 10;
/** A smaller gain of customers is not worth a sentence. */
const LEAST_GAIN = 0.005;

/** The negative touchpoints, the one whose mending brings most at the top, and the smallest set that mends all. */
export function tellMending(sheet: Sheet, source: ReportSource): void {
  const { analysis, nameOf } = source;
  const items = mendList(analysis);
  if (items.length === 0) return;
  sheet.heading('Mend first', 'make these touchpoints better, the one that brings most at the top');
  items.slice(0, MOST).forEach((item, index) => {
    const mark = `${index + 1}.`;
    sheet.text(sheet.paint.strong(nameOf(item.id)), { mark, indent: 2 });
    sheet.text(whatItBrings(item, source), { indent: 3 + mark.length });
  });
  if (items.length > MOST) sheet.text(`… and ${items.length - MOST} more (--json lists all)`, { indent: 2 });
  const { touchpoints, optimal } = analysis.repairs;
  if (touchpoints.length < 2) return;
  const together = `The ${optimal ? 'fewest' : 'touchpoints'} that make every broken start work again, mended together: ${listOf(touchpoints, nameOf, MOST)}.`;
  const doubt = optimal ? '' : ' Fewer may do: there are too many to try them all.';
  sheet.text(together + doubt, { indent: 2 });
}

function whatItBrings(
  { id, restores, shapley, effort, gain }: MendItem,
  { map, analysis, nameOf }: ReportSource,
): string {
  const state = analysis.touchpoints.get(id);
  const sentences: string[] = [];
  if (state?.scope) sentences.push(`It is a part of "${nameOf(state.scope)}".`);
  if (state?.brokenInside) sentences.push('It breaks inside: mend its parts.');
  if (restores > 0n) {
    const exact = analysis.scopeFigures.find((scope) => scope.id === state?.scope)?.chains.exact ?? true;
    const more = countOf(restores, 'more chain works', 'more chains work');
    sentences.push(`${capital(`${exact ? '' : 'at least '}${more}`)} when it is mended.`);
  } else if (shapley === 0) sentences.push('No chain leads through it yet.');
  else sentences.push('Mended alone it makes no chain work: another break lies on the same ways.');
  if (gain >= LEAST_GAIN) {
    const customers = Math.max(1, Math.round(gain * 100));
    sentences.push(`By this map's assumptions, ${customers} more of 100 customers would arrive.`);
  }
  if (effort !== null) sentences.push(`Effort: ${effort} of 5.`);
  const owner = shortLine(map.touchpoints.find((touchpoint) => touchpoint.id === id)?.owner ?? '');
  if (owner !== '') sentences.push(`Owner: ${owner}.`);
  return sentences.join(' ');
}
