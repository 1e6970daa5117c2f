import type { Phase } from '../../model/types';

/** Colours that a phase may have: none that a reaction has. Each is a token of the theme, `phase-<name>`. */
export const PHASE_COLORS = ['violet', 'teal', 'amber', 'rose', 'olive', 'slate'] as const;
export type PhaseColor = (typeof PHASE_COLORS)[number];

/**
 * The colour of a phase; null when it has none, or one that is unknown. The map file keeps keys that its version does
 * not name, and `color` is such a key: programs that know nothing of it hand it on.
 */
export function phaseColor({ extra }: Phase): PhaseColor | null {
  const color = extra?.color;
  return PHASE_COLORS.find((known) => known === color) ?? null;
}

/** The phase with this colour, or with none. */
export function withPhaseColor(phase: Phase, color: PhaseColor | null): Phase {
  const { extra, ...rest } = phase;
  const { color: _before, ...others } = extra ?? {};
  const next = color === null ? others : { ...others, color };
  return Object.keys(next).length > 0 ? { ...rest, extra: next } : rest;
}
