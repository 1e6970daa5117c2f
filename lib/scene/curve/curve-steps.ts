import { effectiveReaction } from '../../analysis/states/effective-reaction';
import type { StateAnalysis } from '../../analysis/types';
import type { JourneyMap, Reaction, Touchpoint } from '../../model/types';
import type { CurveStep } from './types';

/**
 * The touches of a chain as they are now. `path`: ids in order; what is not on the map is left out, and then the step
 * before it leads on only if a transition to the next one is there.
 */
export function curveSteps(path: readonly string[], map: JourneyMap, states: StateAnalysis): CurveStep[] {
  const wanted = new Set(path);
  const byId = new Map<string, Touchpoint>();
  for (const touchpoint of map.touchpoints) if (wanted.has(touchpoint.id)) byId.set(touchpoint.id, touchpoint);
  const links = linksAmong(wanted, map, states);
  const touchpoints = path.flatMap((id) => byId.get(id) ?? []);
  let broken = false;
  return touchpoints.map((touchpoint, index): CurveStep => {
    const state = states.touchpoints.get(touchpoint.id);
    const next = touchpoints[index + 1];
    const behind = broken;
    const breaks = state?.negative === true;
    broken ||= breaks;
    return {
      touchpoint,
      reaction: state?.reaction ?? null,
      sides: sidesOf(touchpoint),
      disputed: isDisputed(touchpoint),
      breaks,
      brokenInside: breaks && state?.brokenInside === true,
      behind,
      leadsOn: next === undefined || links.has(`${touchpoint.id} ${next.id}`),
    };
  });
}

/** The same steps as they would be with another reaction to one of them. */
export function withReaction(steps: readonly CurveStep[], id: string, reaction: Reaction): CurveStep[] {
  let broken = false;
  return steps.map((step) => {
    const rated = step.touchpoint.id === id;
    const breaks = rated ? reaction === 'negative' || step.brokenInside : step.breaks;
    const behind = broken;
    broken ||= breaks;
    return { ...step, breaks, behind, ...(rated && { reaction }) };
  });
}

/** Which of these lead to each other, as `source target`: by transitions that lead along a chain. */
function linksAmong(ids: ReadonlySet<string>, map: JourneyMap, states: StateAnalysis): ReadonlySet<string> {
  const links = new Set<string>();
  for (const { id, source, target } of map.transitions) {
    if (!ids.has(source) || !ids.has(target)) continue;
    const state = states.transitions.get(id)?.state;
    if (state !== undefined && state !== 'ignored' && state !== 'handover') links.add(`${source} ${target}`);
  }
  return links;
}

function sidesOf({ id, ratings }: Touchpoint): CurveStep['sides'] {
  if (!ratings) return null;
  const [customer, company] = (['customer', 'company'] as const).map((side) =>
    effectiveReaction({ id, ratings: ratings.filter((rating) => rating.side === side) }),
  );
  return customer && company && customer !== company ? { customer, company } : null;
}

function isDisputed({ reaction, ratings }: Touchpoint): boolean {
  const views = [...(reaction ? [reaction] : []), ...(ratings ?? []).map((rating) => rating.reaction)];
  return views.includes('negative') && views.some((view) => view !== 'negative');
}
