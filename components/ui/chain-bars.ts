import type { ChainCount } from '@/lib/analysis/types';

/** More bars than that are no longer counted by the eye. */
const MOST = 10n;

/**
 * One bar a chain, true for a whole one; of more than ten chains, ten bars in proportion, of which at least one is
 * whole when any chain is, and at least one broken when any is.
 */
export function chainBars(chains: ChainCount | undefined): readonly boolean[] {
  if (!chains || chains.total === 0n) return [];
  const { total, intact } = chains;
  if (total <= MOST) return Array.from({ length: Number(total) }, (_, index) => BigInt(index) < intact);
  let whole = Number((intact * MOST) / total);
  if (intact > 0n && whole === 0) whole = 1;
  return Array.from({ length: Number(MOST) }, (_, index) => index < whole);
}
