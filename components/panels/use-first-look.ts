'use client';

import { useEffect, useRef } from 'react';
import { useEditor, useEditorState } from '../store/editor-context';
import { breaksOf } from './breaks-of';

/** Below this share of full size nobody reads a label. */
const READABLE = 0.45;
const NARROW = 768;

/** On a narrow screen a whole map is too small to read: the first look goes to its first break. */
export function useFirstLook(): void {
  const editor = useEditor();
  const there = useEditorState((state) => state.analysis !== null && state.map.touchpoints.length > 2);
  const done = useRef(false);
  useEffect(() => {
    if (!there || done.current || window.innerWidth >= NARROW) return;
    // After the canvas has shown the whole map.
    const timer = setTimeout(() => {
      done.current = true;
      const { places, states, editing } = editor.store.getState();
      const xs = [...places.values()].map((place) => place.x);
      const [found] = breaksOf(states);
      if (!found?.focus || editing !== null || window.innerWidth / (Math.max(...xs) - Math.min(...xs) + 300) > READABLE)
        return;
      const before = found.path[found.path.indexOf(found.focus) - 1];
      editor.camera?.fit(before === undefined ? [found.focus] : [before, found.focus]);
    }, 400);
    return () => clearTimeout(timer);
  }, [there, editor]);
}
