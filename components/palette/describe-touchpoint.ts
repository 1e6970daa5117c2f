import type { TouchpointState } from '@/lib/analysis/types';
import type { Touchpoint } from '@/lib/model/types';
import type { EditorState } from '../store/types';

/** What a line says of a touchpoint besides its label. */
export interface TouchpointWords {
  /** Kind of link, when it is an end of a chain. */
  readonly role: string | null;
  readonly trouble: { readonly words: string; readonly loud: boolean } | null;
  readonly phase: string;
  /** The label of what it is a part of. */
  readonly around: string;
}

export function describeTouchpoint(
  { id, phase }: Touchpoint,
  { states, map, shown }: Pick<EditorState, 'states' | 'map' | 'shown'>,
): TouchpointWords {
  const state = states.touchpoints.get(id);
  const whole = shown.nest?.parent.get(id);
  return {
    role: state?.role === 'start' || state?.role === 'final' ? state.role : null,
    trouble: troubleOf(state),
    phase: map.phases.find((one) => one.id === phase)?.label ?? '',
    around: whole === undefined ? '' : oneLine(map.touchpoints.find((one) => one.id === whole)?.label ?? ''),
  };
}

/** The same in one sentence, for the ear: `Cold call, negative, start, breaks the chain, Awareness, in “Sale”`. */
export function nameTouchpoint(touchpoint: Touchpoint, state: Pick<EditorState, 'states' | 'map' | 'shown'>): string {
  const { role, trouble, phase, around } = describeTouchpoint(touchpoint, state);
  const reaction = state.states.touchpoints.get(touchpoint.id)?.reaction ?? 'not rated';
  const label = oneLine(touchpoint.label) || 'No name';
  return [label, reaction, role, trouble?.words, phase, around && `in “${around}”`].filter(Boolean).join(', ');
}

function troubleOf(state: TouchpointState | undefined): TouchpointWords['trouble'] {
  if (!state) return null;
  if (state.orphan) return { words: 'not linked yet', loud: false };
  if (state.negative) return { words: 'breaks the chain', loud: true };
  if (state.cutOff) return { words: 'behind a break', loud: false };
  return null;
}

/** A label without its line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
