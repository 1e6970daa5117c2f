import type { Analysis } from '../analysis/types';
import { countOf } from '../analysis/words/count-words';
import type { MendItem } from '../analysis/words/mend-list';
import { capital, listOf, type NameOf } from './names';

/** A smaller gain of customers is not worth a sentence. */
const LEAST_GAIN = 0.005;

/** What mending a touchpoint brings, and what is known about it, in sentences. @param owner told when there is one */
export function mendWords(
  { id, restores, shapley, effort, gain }: MendItem,
  { analysis, nameOf, owner = '' }: { readonly analysis: Analysis; readonly nameOf: NameOf; readonly owner?: string },
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
  if (owner !== '') sentences.push(`Owner: ${owner}.`);
  return sentences.join(' ');
}

/** The touchpoints that make every broken start work again when they are mended together; null where one will do. */
export function mendTogether({ repairs }: Analysis, nameOf: NameOf, most: number): string | null {
  const { touchpoints, optimal } = repairs;
  if (touchpoints.length < 2) return null;
  const together = `The ${optimal ? 'fewest' : 'touchpoints'} that make every broken start work again, mended together: ${listOf(touchpoints, nameOf, most)}.`;
  return together + (optimal ? '' : ' Fewer may do: there are too many to try them all.');
}
