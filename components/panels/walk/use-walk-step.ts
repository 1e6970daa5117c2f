'use client';

import { useMemo } from 'react';
import { useEditorState } from '../../store/editor-context';
import { type WalkStep, walkStep } from '../../store/walk-step';

/** The step that the walk is at, live: others' edits are seen at once. Null without a walk. */
export function useWalkStep(): WalkStep | null {
  const walk = useEditorState((state) => state.walk);
  const map = useEditorState((state) => state.map);
  const states = useEditorState((state) => state.states);
  return useMemo(() => walkStep({ walk, map, states }), [walk, map, states]);
}
