import { compareIds } from '../../model/types';
import type { Analysis } from '../types';

export interface MendItem {
  readonly id: string;
  readonly restores: bigint;
  /** null where a double can't hold it: then it is larger than any that is held. */
  readonly shapley: number | null;
  /** 1 … 5 as given. */
  readonly effort: number | null;
  /** Chains restored per effort; null where no effort is given. */
  readonly perEffort: number | null;
  /** How much the conversion of its scope would rise if nobody were lost here. */
  readonly gain: number;
}

/** What to mend first goes by: chains restored, Shapley value, chains restored per effort, or conversion gained. */
export type MendOrder = 'restores' | 'shapley' | 'effort' | 'gain';

type Compare = (a: MendItem, b: MendItem) => number;

const byRestores: Compare = (a, b) => (a.restores === b.restores ? 0 : a.restores > b.restores ? -1 : 1);
const byShapley: Compare = (a, b) => descending(a.shapley ?? Infinity, b.shapley ?? Infinity);
const byEffort: Compare = (a, b) => descending(a.perEffort ?? -1, b.perEffort ?? -1);
const byGain: Compare = (a, b) => descending(a.gain, b.gain);

const ORDERS: Readonly<Record<MendOrder, readonly Compare[]>> = {
  restores: [byRestores, byShapley],
  shapley: [byShapley, byRestores],
  effort: [byEffort, byRestores, byShapley],
  gain: [byGain, byRestores, byShapley],
};

/**
 * All effectively negative touchpoints, what to mend first at the top. Ties go by chains restored, then by Shapley
 * value, then by id. By effort, those without one come last.
 */
export function mendList(analysis: Analysis, by: MendOrder = 'restores'): MendItem[] {
  const items: MendItem[] = [];
  for (const { id, negative } of analysis.touchpoints.values()) {
    const figures = analysis.figures.get(id);
    if (!negative || !figures) continue;
    const { restores, shapley, effort, gain } = figures;
    items.push({ id, restores, shapley, effort, perEffort: effort === null ? null : Number(restores) / effort, gain });
  }
  return items.sort((a, b) => {
    for (const compare of ORDERS[by]) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return compareIds(a.id, b.id);
  });
}

function descending(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
