'use client';

import { useMemo } from 'react';
import { curveSteps } from '@/lib/scene/curve/curve-steps';
import type { CurveStep } from '@/lib/scene/curve/types';
import { useEditorState } from '../../store/editor-context';

const NOTHING: readonly string[] = [];

export interface ShownCurve {
  /** The chain as it was chosen. */
  readonly path: readonly string[];
  /** What is left of it, live. */
  readonly steps: readonly CurveStep[];
  /** How many of its touches are no longer on the map. */
  readonly missing: number;
  /** The touch to begin at. */
  readonly begin: string | null;
  /** The touch that is selected on the canvas, by itself; null when none of the chain is. */
  readonly chosen: string | null;
}

/** The emotion curve that is shown, as the map is now. */
export function useCurve(): ShownCurve {
  const path = useEditorState((state) => state.curve?.path ?? NOTHING);
  const begin = useEditorState((state) => state.curve?.at ?? null);
  const map = useEditorState((state) => state.map);
  const states = useEditorState((state) => state.states);
  const steps = useMemo(() => curveSteps(path, map, states), [path, map, states]);
  const selected = useEditorState(({ selection }) =>
    selection.touchpoints.size === 1 ? ([...selection.touchpoints][0] ?? null) : null,
  );
  const chosen = selected !== null && path.includes(selected) ? selected : null;
  return { path, steps, missing: path.length - steps.length, begin, chosen };
}
