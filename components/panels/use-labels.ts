'use client';

import { useMemo } from 'react';
import { useEditorState } from '../store/editor-context';

/** Gives the label of a touchpoint by its id; empty for one that is gone. */
export function useLabels(): (id: string) => string {
  const touchpoints = useEditorState((state) => state.map.touchpoints);
  return useMemo(() => {
    const labels = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint.label]));
    return (id) => labels.get(id) ?? '';
  }, [touchpoints]);
}
