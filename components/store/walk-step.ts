import type { StateAnalysis } from '@/lib/analysis/types';
import type { JourneyMap, Reaction, Touchpoint } from '@/lib/model/types';
import type { Walk } from './types';

/** What is known of the touchpoint at which a walk stands. */
export interface WalkStep {
  readonly touchpoint: Touchpoint;
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
  /** The effective reaction; null when not rated. */
  readonly reaction: Reaction | null;
  /** The chain breaks here. */
  readonly breaks: boolean;
  /** It breaks here since all chains inside it are broken, and not by a rating. */
  readonly brokenInside: boolean;
  /** Id of the step before this one at which the chain breaks: nobody gets here today; null when customers do. */
  readonly behind: string | null;
  /** False when no transition leads to the next step any more; true at the last one. */
  readonly leadsOn: boolean;
  /** At the last step: the starts of new chains that it hands over to, each once. */
  readonly handovers: readonly string[];
}

interface Source {
  readonly walk: Walk | null;
  readonly map: JourneyMap;
  readonly states: StateAnalysis;
}

/** Where the walk stands; null without a walk, or while its touchpoint is not there. */
export function walkStep({ walk, map, states }: Source): WalkStep | null {
  const id = walk?.path[walk.at];
  const touchpoint = map.touchpoints.find((one) => one.id === id);
  if (!walk || !touchpoint) return null;
  const negative = (other: string): boolean => states.touchpoints.get(other)?.negative === true;
  const state = states.touchpoints.get(touchpoint.id);
  const next = walk.path[walk.at + 1];
  const leaving = map.transitions.filter((transition) => transition.source === touchpoint.id);
  const handovers = leaving.filter(({ id: link }) => states.transitions.get(link)?.state === 'handover');
  return {
    touchpoint,
    index: walk.at,
    count: walk.path.length,
    reaction: state?.reaction ?? null,
    breaks: negative(touchpoint.id),
    brokenInside: state?.brokenInside === true,
    behind: walk.path.slice(0, walk.at).find(negative) ?? null,
    leadsOn: next === undefined || leaving.some((transition) => transition.target === next),
    handovers: next === undefined ? [...new Set(handovers.map((transition) => transition.target))] : [],
  };
}

export const REACTION_WORDS: Readonly<Record<Reaction | 'none', string>> = {
  positive: 'positive',
  neutral: 'neutral',
  negative: 'negative',
  none: 'not rated',
};

/** A step as one hears it: `Step 2 of 5: Company site, positive.`, and that the chain breaks. */
export function describeStep(step: WalkStep): string {
  const { touchpoint, index, count, reaction, breaks, behind } = step;
  const label = touchpoint.label.replace(/\s+/g, ' ').trim() || 'No label';
  const words = `Step ${index + 1} of ${count}: ${label}, ${REACTION_WORDS[reaction ?? 'none']}.`;
  if (breaks) return `${words} Here the chain breaks: nobody gets further.`;
  return behind === null ? words : `${words} It lies behind the break.`;
}
