import type { CurveStep } from '@/lib/scene/curve/types';
import { REACTION_WORDS } from '@/lib/scene/faces';

/** A label on one line. */
export function plain(label: string | undefined): string {
  return label?.replace(/\s+/g, ' ').trim() || 'No label';
}

/** What both sides say, where they don't agree; null where they do. */
export function sideWords({ sides }: CurveStep): string | null {
  return sides ? `customers say ${sides.customer}, the team ${sides.company}` : null;
}

/** State of a touch in words, besides its reaction; empty for an ordinary one. */
export function stateWords({ breaks, brokenInside, behind, leadsOn, disputed }: CurveStep): string[] {
  return [
    ...(breaks ? [brokenInside ? 'broken inside, the chain breaks here' : 'the chain breaks here'] : []),
    ...(behind ? ['behind the break, no one gets here'] : []),
    ...(disputed ? ['disputed'] : []),
    ...(leadsOn ? [] : ['does not lead to the next']),
  ];
}

/** A touch as one hears it: 'Company site, positive, 2 of 5'. */
export function spokenStep(step: CurveStep, index: number, count: number): string {
  const sides = sideWords(step);
  return [
    plain(step.touchpoint.label),
    REACTION_WORDS[step.reaction ?? 'none'],
    `${index + 1} of ${count}`,
    ...stateWords(step),
    ...(sides ? [sides] : []),
  ].join(', ');
}

/** The chain as a whole: 'Banner ad → Call to book · 5 touches, breaks at “Online form”'. */
export function chainWords(steps: readonly CurveStep[]): {
  readonly from: string;
  readonly to: string;
  readonly how: string;
} {
  const breaks = steps.filter((step) => step.breaks);
  const first = breaks[0];
  const more = breaks.length > 1 ? ` and ${breaks.length - 1} more` : '';
  const touches = steps.length === 1 ? '1 touch' : `${steps.length} touches`;
  return {
    from: plain(steps[0]?.touchpoint.label),
    to: plain(steps.at(-1)?.touchpoint.label),
    how: first ? `${touches}, breaks at “${plain(first.touchpoint.label)}”${more}` : touches,
  };
}

/** What of the chosen chain is no more, in sentences; null while it is whole. `missing`: touches that were removed. */
export function lossWords(steps: readonly CurveStep[], missing: number): string | null {
  const gaps = steps.flatMap((step, index) =>
    step.leadsOn
      ? []
      : [`“${plain(step.touchpoint.label)}” does not lead to “${plain(steps[index + 1]?.touchpoint.label)}”`],
  );
  if (missing === 0 && gaps.length === 0) return null;
  const removed = missing === 1 ? 'one touch has been removed' : `${missing} touches have been removed`;
  const [gap] = gaps;
  const why = [...(missing > 0 ? [removed] : []), ...(gap ? [gaps.length > 1 ? `${gap}, and so on` : gap] : [])];
  return `This chain is no more: ${why.join('; ')}. Here is what is left of it.`;
}
