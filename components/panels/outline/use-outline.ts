'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Finding } from '@/lib/analysis/types';
import { buildOutline, findingsByTouchpoint, type Outline } from '@/lib/outline/build-outline';
import { type OutlineRow, outlineRows } from '@/lib/outline/outline-rows';
import { useEditor, useEditorState } from '../../store/editor-context';
import { outlineStore } from './outline-state';

export interface LiveOutline {
  readonly outline: Outline;
  readonly rows: readonly OutlineRow[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

const NO_FINDINGS: readonly Finding[] = [];

/** The outline of the open map and the rows of it that are shown, live. */
export function useOutline(): LiveOutline {
  const map = useEditorState((state) => state.map);
  const places = useEditorState((state) => state.places);
  const states = useEditorState((state) => state.states);
  const found = useEditorState((state) => state.analysis?.findings ?? NO_FINDINGS);
  const toggled = useStore(outlineStore(useEditor()), (state) => state.toggled);
  const outline = useMemo(() => buildOutline(map, states, places), [map, states, places]);
  const findings = useMemo(() => findingsByTouchpoint(found), [found]);
  const rows = useMemo(() => outlineRows(outline, toggled, findings), [outline, toggled, findings]);
  return { outline, rows, findings };
}
