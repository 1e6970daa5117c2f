import type { Command } from '@/lib/document/types';
import type { Role, Touchpoint } from '@/lib/model/types';

/** Kinds of link that a person can ask for. */
export type SettableLink = 'start' | 'intermediate' | 'final' | 'handover';

/**
 * The edits that make a transition this kind of link. The kind follows from its ends: a start link leaves a start, a
 * final link enters a final, a hand-over leaves a final for a start. Empty when the ends are marked so already.
 */
export function linkCommands(source: Touchpoint, target: Touchpoint, link: SettableLink): readonly Command[] {
  switch (link) {
    case 'start':
      return mark(source, 'start');
    case 'final':
      return [...(source.role === 'final' ? mark(source, 'intermediate') : []), ...mark(target, 'final')];
    case 'handover':
      return [...mark(source, 'final'), ...mark(target, 'start')];
    case 'intermediate':
      return [...mark(source, 'intermediate'), ...mark(target, 'intermediate')];
  }
}

function mark(touchpoint: Touchpoint, role: Role): readonly Command[] {
  if (touchpoint.role === role) return [];
  return [{ type: 'set-touchpoints', ids: [touchpoint.id], fields: { role } }];
}
