import { createChainLister } from '../analysis/chains/list-chains';
import type { AnalyzedMap } from './analyzed-map';

/** Chains that are compared one by one; with more only their numbers are. */
export const COMPARED_CHAINS = 2_000;

/** What became of the single chains of the root scope: a chain is the touchpoints that it passes. */
export interface ChainChanges {
  /** Did not work then, work now. */
  readonly restored: number;
  /** Worked then, don't now. */
  readonly broken: number;
  readonly came: { readonly working: number; readonly broken: number };
  readonly went: { readonly working: number; readonly broken: number };
}

/** Null when either map has too many chains, or one could not be listed to its end. */
export function compareChains(then: AnalyzedMap, now: AnalyzedMap): ChainChanges | null {
  const [before, after] = [listAll(then), listAll(now)];
  if (!before || !after) return null;
  let [restored, broken] = [0, 0];
  const came = { working: 0, broken: 0 };
  for (const [path, works] of after) {
    const worked = before.get(path);
    if (worked === undefined) came[works ? 'working' : 'broken'] += 1;
    else if (works && !worked) restored += 1;
    else if (!works && worked) broken += 1;
  }
  const went = { working: 0, broken: 0 };
  for (const [path, worked] of before) if (!after.has(path)) went[worked ? 'working' : 'broken'] += 1;
  return { restored, broken, came, went };
}

/** Each chain by the ids that it passes, and whether it works. */
function listAll({ map, analysis }: AnalyzedMap): Map<string, boolean> | null {
  const { total, exact } = analysis.scopeFigures[0]?.chains ?? { total: 0n, exact: true };
  if (!exact || total > BigInt(COMPARED_CHAINS)) return null;
  const { chains, done } = createChainLister(map).next(COMPARED_CHAINS);
  return done ? new Map(chains.map(({ path, breakPoint }) => [path.join(' '), breakPoint === null])) : null;
}
