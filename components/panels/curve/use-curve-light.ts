'use client';

import { useCallback, useEffect, useRef } from 'react';
import { useEditor } from '../../store/editor-context';
import type { Highlight } from '../../store/types';

/** Lights the chain on the canvas while one of its touches is pointed at, and then what was lit before. */
export function useCurveLight(path: readonly string[]): (id: string | null) => void {
  const editor = useEditor();
  const ours = useRef<Highlight | null>(null);
  const before = useRef<Highlight | null>(null);
  const light = useCallback(
    (id: string | null): void => {
      const { highlight, map } = editor.store.getState();
      const lit = highlight !== null && highlight === ours.current;
      if (id !== null) {
        if (!lit) before.current = highlight;
        const known = new Set(map.touchpoints.map((touchpoint) => touchpoint.id));
        ours.current = { path: path.filter((one) => known.has(one)), focus: id };
        editor.setHighlight(ours.current);
      } else if (lit) {
        ours.current = null;
        editor.setHighlight(before.current);
      }
    },
    [editor, path],
  );
  useEffect(() => () => light(null), [light]);
  return light;
}
