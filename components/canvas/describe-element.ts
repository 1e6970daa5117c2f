import type { TouchpointState, TransitionState, TransitionStateResult } from '@/lib/analysis/types';
import type { Touchpoint } from '@/lib/model/types';

const MOST_TARGETS = 4;

export const TRANSITION_WORDS: Readonly<Record<TransitionState, string>> = {
  ignored: 'counts in no chain',
  handover: 'hands over into a new chain',
  unreachable: 'reached from no start',
  'leads-nowhere': 'leads to no final',
  'cut-off': 'behind the break',
  doomed: 'on the way into the break',
  intact: 'intact',
};

/** A label on one line; a touchpoint without one still needs a name. */
export function plainLabel(label: string | undefined): string {
  return label?.replace(/\s+/g, ' ').trim() || 'No name';
}

/**
 * What a screen reader says of a touchpoint: `Banner ad, start, positive, leads to Company site`. `nesting`: of its
 * parts; `place`: where it comes in the reading, as `1 of 5`.
 */
export function describeTouchpoint(
  touchpoint: Touchpoint,
  state: TouchpointState,
  targets: readonly string[],
  nesting = '',
  place = '',
): string {
  const parts = [plainLabel(touchpoint.label)];
  if (state.role !== 'unlinked') parts.push(state.role);
  parts.push(state.reaction ?? 'not rated');
  if (state.negative && !state.orphan) parts.push('breaks the chain');
  else if (state.orphan) parts.push('not linked yet');
  else if (state.cutOff) parts.push('behind a break');
  else if (!state.reachable) parts.push('reached from no start');
  if (state.deadEnd && !state.leadsOut) parts.push('dead end');
  if (state.trap) parts.push('no way out');
  if (place !== '') parts.push(place);
  if (nesting !== '') parts.push(nesting);
  if (targets.length > 0) {
    const more = targets.length - MOST_TARGETS;
    const shown = targets.slice(0, MOST_TARGETS).join(', ');
    parts.push(`leads to ${shown}${more > 0 ? ` and ${more} more` : ''}`);
  }
  return parts.join(', ');
}

/** What a screen reader says of a transition. */
export function describeTransition(
  source: string,
  target: string,
  state: TransitionStateResult,
  label?: string,
): string {
  const words = label?.trim() ? `, ${plainLabel(label)}` : '';
  return `${source} leads to ${target}${words}, ${TRANSITION_WORDS[state.state]}`;
}
