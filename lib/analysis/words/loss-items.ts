import { compareIds, type Touchpoint } from '../../model/types';
import type { Analysis } from '../types';

/** A touchpoint and what is lost there. */
export interface LossItem {
  readonly touchpoint: Touchpoint;
  /** Share of all who enter its scope. */
  readonly loss: number;
  /** Why so many are lost there, where nobody has measured it; null where it was. */
  readonly reason: string | null;
  /** What applies where no drop-off is given, 0 to 1. */
  readonly unmeasured: number;
}

/** Where the customers of a scope are lost: most first, then by label; what is not linked is left out. */
export function lossItems(analysis: Analysis, touchpoints: readonly Touchpoint[], scope: string | null): LossItem[] {
  const items: LossItem[] = [];
  for (const touchpoint of touchpoints) {
    const state = analysis.touchpoints.get(touchpoint.id);
    const loss = analysis.figures.get(touchpoint.id)?.loss ?? 0;
    if (!state || state.scope !== scope || state.orphan) continue;
    const law = state.brokenInside || (state.negative && touchpoint.dropOff === undefined);
    const all = law || state.deadEnd;
    items.push({ touchpoint, loss, reason: loss > 0 ? reasonOf(state, law) : null, unmeasured: all ? 1 : 0 });
  }
  return items.sort(
    (a, b) =>
      b.loss - a.loss ||
      compareIds(a.touchpoint.label, b.touchpoint.label) ||
      compareIds(a.touchpoint.id, b.touchpoint.id),
  );
}

function reasonOf(
  state: { readonly brokenInside?: boolean; readonly deadEnd: boolean },
  law: boolean | undefined,
): string | null {
  if (state.brokenInside) return 'assumed: broken inside, so nobody gets through';
  if (law) return 'assumed: negative, no measured drop-off';
  return state.deadEnd ? 'dead end: it leads nowhere' : null;
}
