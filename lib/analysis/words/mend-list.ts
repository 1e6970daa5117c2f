import { compareIds } from '../../model/types';
import type { Analysis } from '../types';

export interface MendItem {
  readonly id: string;
  readonly restores: bigint;
  /** null where a double can't hold it: then it is larger than any that is held. */
  readonly shapley: number | null;
}

/** All effectively negative touchpoints, what to mend first at the top: by chains restored, then Shapley value, then id. */
export function mendList(analysis: Analysis): MendItem[] {
  const items: MendItem[] = [];
  for (const state of analysis.touchpoints.values()) {
    if (!state.negative) continue;
    const figures = analysis.figures.get(state.id);
    items.push({ id: state.id, restores: figures?.restores ?? 0n, shapley: figures ? figures.shapley : 0 });
  }
  return items.sort((a, b) => {
    if (a.restores !== b.restores) return a.restores > b.restores ? -1 : 1;
    const left = a.shapley ?? Number.POSITIVE_INFINITY;
    const right = b.shapley ?? Number.POSITIVE_INFINITY;
    if (left !== right) return left > right ? -1 : 1;
    return compareIds(a.id, b.id);
  });
}
