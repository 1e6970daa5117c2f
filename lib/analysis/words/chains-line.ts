import type { ChainCount } from '../types';
import { countDigits } from './count-words';

/** How many chains work: '12 of 340 chains work', 'at least' where the count is not exact. `total` is not 0. */
export function chainsLine({ total, intact, exact }: ChainCount): string {
  const few = total === 1n ? 'chain' : 'chains';
  const verb = intact === 1n ? 'works' : 'work';
  return exact
    ? `${countDigits(intact)} of ${countDigits(total)} ${few} ${total === 1n ? 'works' : verb}`
    : `at least ${countDigits(intact)} of at least ${countDigits(total)} ${few} ${verb}`;
}
