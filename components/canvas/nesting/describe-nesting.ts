import type { TouchpointState } from '@/lib/analysis/types';
import { formatParts } from '@/lib/scene/nesting/parts-words';
import type { ShownMap } from '@/lib/scene/nesting/show-map';
import { plainLabel } from '../describe-element';

/**
 * What a screen reader says of parts: `part of “Support”`, `3 parts, closed, broken inside`. Empty where there are none.
 * @param labelOf gives the label of what is to be seen
 */
export function describeNesting(
  { nest, frames }: Pick<ShownMap, 'nest' | 'frames'>,
  labelOf: (id: string) => string | undefined,
  id: string,
  state: TouchpointState,
): string {
  const words: string[] = [];
  const whole = nest?.parent.get(id);
  // Of what one is inside of every card would say the same.
  if (whole !== undefined && frames.has(whole)) words.push(`part of “${plainLabel(labelOf(whole))}”`);
  const parts = nest?.parts.get(id)?.length ?? 0;
  if (parts > 0) {
    words.push(formatParts(parts), frames.has(id) ? 'open' : 'closed');
    if (state.brokenInside) words.push('broken inside');
    else if (state.atRisk) words.push('at risk inside');
  }
  return words.join(', ');
}
