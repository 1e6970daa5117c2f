import type { FindingDraft } from './facts';

/** A finding of a rule, with what most findings have not left out. */
export function draft(
  said: Omit<FindingDraft, 'transitionIds' | 'assumed' | 'fixes'> &
    Partial<Pick<FindingDraft, 'transitionIds' | 'assumed' | 'fixes'>>,
): FindingDraft {
  return { transitionIds: [], assumed: false, fixes: [], ...said };
}

/** Each id once, in the order of their first mention. */
export function distinct(...ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
