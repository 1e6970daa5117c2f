import type { Analysis } from '../analysis/types';
import { mendList } from '../analysis/words/mend-list';
import { verdictLine } from '../analysis/words/verdict-line';
import { capital, listOf, type NameOf } from './names';

/** For somebody who sees such a report for the first time. */
export const CHAIN_MEANING =
  'A touchpoint is a moment in which a customer meets the company; a chain leads from a first one, a start, to a final one. It breaks at a touchpoint that customers find negative: there they leave.';

export interface VerdictWords {
  /** A whole sentence. */
  readonly sentence: string;
  /** What mending would bring, with the touchpoints by name; null when there is nothing to say. */
  readonly hint: string | null;
  /** Every chain works, and there is one. */
  readonly isWhole: boolean;
}

/** The verdict line as sentences: how many chains work, and what mending would bring. */
export function verdictWords(analysis: Analysis, nameOf: NameOf): VerdictWords {
  const { works, total, exact, text } = verdictLine(analysis);
  const sentence = `${exact ? plainly(works, total, text) : capital(text)}${text.endsWith('?') ? '' : '.'}`;
  return { sentence, hint: hintOf(analysis, nameOf), isWhole: works === total && total !== '0' };
}

function plainly(works: string, total: string, text: string): string {
  if (total === '0') return text;
  if (total === '1') return works === '1' ? 'The one chain works' : 'The one chain is broken';
  if (works === '0') return `None of the ${total} chains works`;
  return works === total ? `All ${total} chains work` : text;
}

/** The hint of the verdict line with the touchpoints that it speaks of by name. */
function hintOf(analysis: Analysis, nameOf: NameOf): string | null {
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
