import { createStateAnalyzer } from '@/lib/analysis/states/analyze-states';
import type { StateAnalysis } from '@/lib/analysis/types';
import type { JourneyMap, Rating, Touchpoint, Transition } from '@/lib/model/types';

/** Analyses maps one after the other, as if `mended` were; what did not change keeps its identity. */
export function createStateKeeper(): (map: JourneyMap, mended?: ReadonlySet<string>) => StateAnalysis {
  const analyzeNext = createStateAnalyzer();
  let map: JourneyMap | null = null;
  let mended: ReadonlySet<string> | undefined;
  let states: StateAnalysis | null = null;
  return (next, nextMended) => {
    const same = map && mended === nextMended && sameStructure(map, next);
    if (!same || !states) states = analyzeNext(nextMended ? { ...next, mended: nextMended } : next);
    map = next;
    mended = nextMended;
    return states;
  };
}

/** True when two maps can only have the same states: labels, places and texts may differ. */
export function sameStructure(a: JourneyMap, b: JourneyMap): boolean {
  return (
    sameList(a.touchpoints, b.touchpoints, sameLink) &&
    sameList(a.transitions, b.transitions, (x, y) => x.id === y.id && x.source === y.source && x.target === y.target)
  );
}

/** True when two maps can only have the same figures and findings too. */
export function sameFigures(a: JourneyMap, b: JourneyMap): boolean {
  return (
    sameStructure(a, b) &&
    sameList(
      a.touchpoints,
      b.touchpoints,
      (x, y) => x.dropOff === y.dropOff && x.customers === y.customers && x.effort === y.effort && sameFacts(x, y),
    ) &&
    sameList(a.transitions, b.transitions, (x: Transition, y: Transition) => x.share === y.share) &&
    sameList(a.phases, b.phases, (x, y) => x.id === y.id) &&
    a.rules === b.rules
  );
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((x, index) => x === b[index] || same(x, b[index] as T));
}

function sameLink(a: Touchpoint, b: Touchpoint): boolean {
  return (
    a.id === b.id &&
    a.role === b.role &&
    a.reaction === b.reaction &&
    a.parent === b.parent &&
    (a.ratings === b.ratings || sameList<Rating>(a.ratings ?? [], b.ratings ?? [], (x, y) => x.reaction === y.reaction))
  );
}

/** What only rules look at. */
function sameFacts(a: Touchpoint, b: Touchpoint): boolean {
  return (
    a.phase === b.phase &&
    a.customer === b.customer &&
    a.owner === b.owner &&
    (a.ratings === b.ratings || sameList<Rating>(a.ratings ?? [], b.ratings ?? [], (x, y) => x.side === y.side))
  );
}
