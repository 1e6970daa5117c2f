import { mendList } from '@/lib/analysis/words/mend-list';
import { verdictLine } from '@/lib/analysis/words/verdict-line';
import { capital, listOf } from './names';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** For somebody who sees such a report for the first time. */
const MEANING =
  'A touchpoint is a moment in which a customer meets the company; a chain leads from a first one, a start, to a final one. It breaks at a touchpoint that customers find negative: there they leave.';

/** How many chains work, what mending would bring, and what a chain and a break are. */
export function tellVerdict(sheet: Sheet, source: ReportSource): void {
  const { works, total, exact, text } = verdictLine(source.analysis);
  const { paint } = sheet;
  const isWhole = works === total && total !== '0';
  const sentence = `${exact ? plainly(works, total, text) : capital(text)}${text.endsWith('?') ? '' : '.'}`;
  const hint = hintOf(source);
  sheet.text([paint[isWhole ? 'good' : 'bad'](sentence), ...(hint ? [hint] : [])].join(' '));
  sheet.text(paint.dim(MEANING));
}

function plainly(works: string, total: string, text: string): string {
  if (total === '0') return text;
  if (total === '1') return works === '1' ? 'The one chain works' : 'The one chain is broken';
  if (works === '0') return `None of the ${total} chains works`;
  return works === total ? `All ${total} chains work` : text;
}

/** The hint of the verdict line with the touchpoints that it speaks of by name. */
function hintOf({ analysis, nameOf }: ReportSource): string | null {
  const { hint } = verdictLine(analysis);
  if (hint === null) return null;
  const set = analysis.repairs.touchpoints;
  const best = mendList(analysis).find(({ id }) => analysis.touchpoints.get(id)?.scope === null);
  const meant = hint.includes('broken start') ? set : best ? [best.id] : [];
  const [mend = '', then = ''] = hint.split(/ and (?=[^ ])/, 2);
  const outcome = then.replace(/^it does$/, 'it works').replace(/^all do$/, 'all of them work');
  const named = meant.length > 3 ? '' : `, ${listOf(meant, nameOf)},`;
  return `${capital(mend)}${named} and ${outcome}.`;
}
